"""A workbook with a password, by msoffcrypto-tool 6.1.0 from one of XlsxWriter's."""

import os

from msoffcrypto.format.ooxml import OOXMLFile

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Fixtures")

with open(os.path.join(FOLDER, "ii06a-xlsxwriter.xlsx"), "rb") as plain:
    with open(os.path.join(FOLDER, "password.xlsx"), "wb") as locked:
        OOXMLFile(plain).encrypt("mat khau", locked)
