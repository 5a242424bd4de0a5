print("phienhop")
