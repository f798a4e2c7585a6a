package dev.cairn.cli;

/** A command whose result is a table: it writes CSV and Markdown besides text and JSON. */
interface WritesTables {}
