const char *phienhop_placeholder(void);
