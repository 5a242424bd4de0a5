const char *phienhop_theme_placeholder(void);
