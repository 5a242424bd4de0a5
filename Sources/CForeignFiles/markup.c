#include <stdlib.h>
#include <string.h>

#include "CForeignFiles.h"
#include "libraries.h"

// Names seen, by the addresses under which the parser's dictionary keeps them.
enum { CACHE_SIZE = 512, CACHE_FILL = 384, ATTRIBUTE_LIMIT = 64 };

struct known_name {
  const xmlChar *local;
  const xmlChar *space;
  int code;
};

struct cf_markup {
  cf_markup_events events;
  const char *const *names;
  size_t name_count;
  xmlParserCtxtPtr parser;
  int depth, deepest;
  enum cf_fault fault;
  bool collects;
  uint8_t *text;
  size_t length, capacity, longest;
  struct known_name cache[CACHE_SIZE];
  size_t cached;
};

static void stop(cf_markup *markup, enum cf_fault fault) {
  if (markup->fault == CF_OK) markup->fault = fault;
  if (markup->parser) cf_xml.xmlStopParser(markup->parser);
}

// MARK: Names

static bool fits(const char *wanted, const char *local, const char *space) {
  const char *bar = strchr(wanted, '|');
  if (!bar) return strcmp(wanted, local) == 0;
  size_t length = (size_t)(bar - wanted);
  char part[64];
  if (strcmp(bar + 1, local) != 0 || !space || length >= sizeof part) return false;
  memcpy(part, wanted, length);
  part[length] = 0;
  return strstr(space, part) != NULL;
}

static int find(const cf_markup *markup, const char *local, const char *space) {
  for (size_t position = 0; position < markup->name_count; position++)
    if (fits(markup->names[position], local, space)) return (int)position;
  return -1;
}

static int code_of(cf_markup *markup, const xmlChar *local, const xmlChar *space) {
  size_t slot = (((uintptr_t)local >> 3) * 31 + ((uintptr_t)space >> 3)) % CACHE_SIZE;
  for (;; slot = (slot + 1) % CACHE_SIZE) {
    struct known_name *known = &markup->cache[slot];
    if (known->local == local && known->space == space) return known->code;
    if (known->local) continue;
    int code = find(markup, (const char *)local, (const char *)space);
    if (markup->cached < CACHE_FILL) {
      *known = (struct known_name){local, space, code};
      markup->cached++;
    }
    return code;
  }
}

// MARK: Events

static void text_event(void *context, const xmlChar *characters, int count) {
  cf_markup *markup = context;
  if (!markup->collects || count <= 0) return;
  size_t room = markup->longest + 1 - markup->length;
  size_t length = (size_t)count < room ? (size_t)count : room;
  if (markup->length + length > markup->capacity) {
    size_t capacity = (markup->length + length) * 2;
    uint8_t *text = realloc(markup->text, capacity);
    if (!text) return stop(markup, CF_OUT_OF_MEMORY);
    markup->text = text;
    markup->capacity = capacity;
  }
  memcpy(markup->text + markup->length, characters, length);
  markup->length += length;
}

static void begin(cf_markup *markup, int name, const cf_attribute *attributes, size_t count) {
  if (++markup->depth > markup->deepest) return stop(markup, CF_TOO_DEEP);
  markup->events.start(markup->events.context, name, attributes, count, markup->text, markup->length);
  markup->length = 0;
}

static void finish(cf_markup *markup, int name) {
  markup->depth--;
  markup->events.end(markup->events.context, name, markup->text, markup->length);
  markup->length = 0;
}

static void start_event(
    void *context, const xmlChar *local, const xmlChar *, const xmlChar *space, int, const xmlChar **,
    int attribute_count, int, const xmlChar **attributes) {
  cf_markup *markup = context;
  cf_attribute found[ATTRIBUTE_LIMIT];
  size_t count = 0;
  // Five pointers each: local name, prefix, namespace, begin and end of the value.
  for (int position = 0; position < attribute_count && count < ATTRIBUTE_LIMIT; position++, attributes += 5) {
    int code = code_of(markup, attributes[0], attributes[2]);
    if (code >= 0)
      found[count++] = (cf_attribute){code, attributes[3], (size_t)(attributes[4] - attributes[3])};
  }
  begin(markup, code_of(markup, local, space), found, count);
}

static void end_event(void *context, const xmlChar *local, const xmlChar *, const xmlChar *space) {
  cf_markup *markup = context;
  finish(markup, code_of(markup, local, space));
}

static void page_start_event(void *context, const xmlChar *name, const xmlChar **attributes) {
  cf_markup *markup = context;
  cf_attribute found[ATTRIBUTE_LIMIT];
  size_t count = 0;
  for (; attributes && attributes[0] && count < ATTRIBUTE_LIMIT; attributes += 2) {
    int code = find(markup, (const char *)attributes[0], NULL);
    const char *value = attributes[1] ? (const char *)attributes[1] : "";
    if (code >= 0) found[count++] = (cf_attribute){code, (const uint8_t *)value, strlen(value)};
  }
  begin(markup, find(markup, (const char *)name, NULL), found, count);
}

static void page_end_event(void *context, const xmlChar *name) {
  cf_markup *markup = context;
  finish(markup, find(markup, (const char *)name, NULL));
}

static void comment_event(void *context, const xmlChar *text) {
  cf_markup *markup = context;
  if (markup->events.comment) {
    const char *comment = (const char *)text;
    markup->events.comment(markup->events.context, text, strlen(comment));
  }
}

static void document_type_event(void *context, const xmlChar *, const xmlChar *, const xmlChar *) {
  stop(context, CF_DOCUMENT_TYPE);
}

// Faults are told by what the parser returns; nothing is printed.
static void silent(void *, xmlErrorPtr) {}

// MARK: Reading

cf_markup *cf_markup_open(
    const cf_markup_events *events, const char *const *names, size_t name_count, int deepest, size_t longest) {
  cf_markup *markup = calloc(1, sizeof *markup);
  if (!markup) return NULL;
  markup->events = *events;
  markup->names = names;
  markup->name_count = name_count;
  markup->deepest = deepest;
  markup->longest = longest;
  return markup;
}

void cf_markup_close(cf_markup *markup) {
  if (!markup) return;
  if (markup->parser) cf_xml.xmlFreeParserCtxt(markup->parser);
  free(markup->text);
  free(markup);
}

enum cf_fault cf_markup_feed(cf_markup *markup, const void *bytes, size_t size, bool is_last) {
  if (markup->fault != CF_OK) return markup->fault;
  if (!markup->parser) {
    xmlSAXHandler handler = {
        .initialized = XML_SAX2_MAGIC,
        .startElementNs = start_event,
        .endElementNs = end_event,
        .characters = text_event,
        .ignorableWhitespace = text_event,
        .cdataBlock = text_event,
        .comment = comment_event,
        .internalSubset = document_type_event,
        .externalSubset = document_type_event,
        .serror = silent,
    };
    markup->parser = cf_xml.xmlCreatePushParserCtxt(&handler, markup, NULL, 0, NULL);
    if (!markup->parser) return markup->fault = CF_OUT_OF_MEMORY;
    // Without XML_PARSE_HUGE the parser keeps limits of its own, on the length of names and values for one.
    cf_xml.xmlCtxtUseOptions(markup->parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  }
  // The parser counts in int.
  const size_t most = 1 << 20;
  const char *rest = bytes;
  while (markup->fault == CF_OK) {
    size_t count = size < most ? size : most;
    cf_xml.xmlParseChunk(markup->parser, rest, (int)count, is_last && count == size);
    if (markup->fault == CF_OK && !markup->parser->wellFormed) markup->fault = CF_MALFORMED;
    size -= count;
    if (size == 0) break;
    rest += count;
  }
  return markup->fault;
}

enum cf_fault cf_markup_read_page(cf_markup *markup, const void *bytes, size_t size) {
  if (size > INT32_MAX) return markup->fault = CF_OUT_OF_MEMORY;
  markup->parser = cf_xml.htmlCreateMemoryParserCtxt(bytes, (int)size);
  if (!markup->parser) return markup->fault = CF_OUT_OF_MEMORY;
  *markup->parser->sax = (xmlSAXHandler){
      .startElement = page_start_event,
      .endElement = page_end_event,
      .characters = text_event,
      .ignorableWhitespace = text_event,
      .cdataBlock = text_event,
      .comment = comment_event,
  };
  markup->parser->userData = markup;
  cf_xml.htmlCtxtUseOptions(
      markup->parser,
      HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
  xmlCharEncodingHandlerPtr encoding = cf_xml.xmlFindCharEncodingHandler("UTF-8");
  if (encoding) cf_xml.xmlSwitchToEncoding(markup->parser, encoding);
  cf_xml.htmlParseDocument(markup->parser);
  return markup->fault;
}

void cf_markup_collect(cf_markup *markup, bool collects) { markup->collects = collects; }

void cf_markup_stop(cf_markup *markup) { stop(markup, CF_STOPPED); }

int64_t cf_markup_line(const cf_markup *markup) {
  return markup->parser && markup->parser->input ? markup->parser->input->line : 1;
}
