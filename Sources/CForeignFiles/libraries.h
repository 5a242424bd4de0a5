// Functions of the foreign libraries, found in them when they are opened. Only their types are taken from the headers.
#ifndef CFOREIGNFILES_LIBRARIES_H
#define CFOREIGNFILES_LIBRARIES_H

#include <freexl.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <zip.h>

#define CF_ZIP_FUNCTIONS(X) \
  X(zip_fdopen) X(zip_discard) X(zip_get_num_entries) X(zip_get_name) X(zip_name_locate) X(zip_stat_index) \
  X(zip_fopen_index) X(zip_fread) X(zip_fclose) X(zip_get_error) X(zip_file_get_error) X(zip_error_code_zip)

#define CF_XML_FUNCTIONS(X) \
  X(xmlInitParser) X(xmlCreatePushParserCtxt) X(xmlParseChunk) X(xmlCtxtUseOptions) X(xmlStopParser) \
  X(xmlFreeParserCtxt) X(htmlCreateMemoryParserCtxt) X(htmlCtxtUseOptions) X(htmlParseDocument) \
  X(htmlFreeParserCtxt) X(xmlFindCharEncodingHandler) X(xmlSwitchToEncoding)

#define CF_XLS_FUNCTIONS(X) \
  X(freexl_open) X(freexl_close) X(freexl_get_info) X(freexl_get_worksheet_name) X(freexl_select_active_worksheet) \
  X(freexl_worksheet_dimensions) X(freexl_get_cell_value)

#define CF_MEMBER(name) __typeof__(&name) name;
struct cf_zip_functions { CF_ZIP_FUNCTIONS(CF_MEMBER) };
struct cf_xml_functions { CF_XML_FUNCTIONS(CF_MEMBER) };
struct cf_xls_functions { CF_XLS_FUNCTIONS(CF_MEMBER) };
#undef CF_MEMBER

// Filled by cf_library_open.
extern struct cf_zip_functions cf_zip;
extern struct cf_xml_functions cf_xml;
extern struct cf_xls_functions cf_xls;

#endif
