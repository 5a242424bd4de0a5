#!/bin/bash
# Fixtures by LibreOffice 7.4.7.2 of Debian 12 (apt-get install libreoffice-calc-nogui), from those of XlsxWriter.
set -euo pipefail
cd "$(dirname "$0")/../Fixtures"
soffice --version | grep -q 'LibreOffice 7\.4\.7\.2' || { echo 'LibreOffice 7.4.7.2 is wanted' >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

convert() { # fixture without ending, filter, ending
  timeout 120 soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to "$2" --outdir "$work" "$1-xlsxwriter.xlsx" > /dev/null 2>&1
  mv "$work/$1-xlsxwriter.$3" "$1-libreoffice.$3"
}

for name in ii06a portal766 kinds fonts; do
  convert "$name" ods ods
  convert "$name" 'xls:MS Excel 97' xls
  convert "$name" 'xlsx:Calc MS Excel 2007 XML' xlsx
done
convert ii06a html html
convert fonts fods fods
convert ii06a 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false' csv
