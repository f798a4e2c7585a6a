/**
 * The stored form of tags, summaries, member lists, changes and names (domain.md section 9): the generated classes of
 * {@code records.proto}, and the codecs between them and the domain's values. Nothing else knows Protocol Buffers.
 */
@NullMarked
package dev.cairn.core.internal.records;

import org.jspecify.annotations.NullMarked;
