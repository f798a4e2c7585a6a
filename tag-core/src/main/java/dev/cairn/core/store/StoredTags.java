package dev.cairn.core.store;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.Change;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.CorruptRecordException;
import dev.cairn.core.Hash;
import dev.cairn.core.internal.records.Records;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads tags in the tables of a transaction. */
class StoredTags implements TagReader {
    private final ReadOperations operations;
    private @Nullable NamesByTag names;

    StoredTags(ReadOperations operations) {
        this.operations = operations;
    }

    @Override
    public Optional<ConsolidatingTag> tag(Hash hash) {
        return operations.get(Table.TAGS, hash.bytes()).map(payload -> Records.decodeTag(hash, payload));
    }

    @Override
    public boolean hasTag(Hash hash) {
        return operations.contains(Table.TAGS, hash.bytes());
    }

    @Override
    public Optional<AttributionSummary> attribution(Hash tag) {
        return operations.get(Table.ATTRIBUTION, tag.bytes()).map(payload -> Records.decodeSummary(tag, payload));
    }

    @Override
    public Optional<Stream<Hash>> members(Hash tag) {
        return MemberSegments.read(operations, tag);
    }

    @Override
    public SortedSet<String> names(Hash tag) {
        if (names == null) {
            names = NamesByTag.read(operations);
        }
        return names.of(tag);
    }

    @Override
    public Optional<Hash> named(String name) {
        byte[] key = Keys.name(name);
        return operations.get(Table.NAMES, key).map(payload -> Records.decodeName(key, payload));
    }

    @Override
    public Optional<ConsolidatingTag> latestTag(String channel) {
        return tags(channel).findFirst();
    }

    @Override
    public Stream<ConsolidatingTag> tags(String channel) {
        byte[] prefix = Keys.channelPrefix(channel);
        return indexed(Table.CHANNEL_TAGS, prefix, prefix.length + Long.BYTES);
    }

    @Override
    public Stream<String> channels() {
        return Stream.iterate(
                        rowIn(KeyRange.all()),
                        Optional::isPresent,
                        row -> row.flatMap(key -> rowIn(KeyRange.atLeast(Keys.behindChannelOf(key)))))
                .flatMap(Optional::stream)
                .map(Keys::channelOf);
    }

    private Optional<byte[]> rowIn(KeyRange range) {
        return operations.scan(Table.CHANNEL_TAGS, range).findFirst().map(Entry::key);
    }

    @Override
    public List<ConsolidatingTag> tagsAt(Hash change) {
        byte[] prefix = change.bytes();
        return indexed(Table.TIPS, prefix, prefix.length).toList();
    }

    @Override
    public Optional<Change> change(Hash change) {
        return operations.get(Table.CHANGES, change.bytes()).map(payload -> Records.decodeChange(change, payload));
    }

    @Override
    public boolean hasChange(Hash change) {
        return operations.contains(Table.CHANGES, change.bytes());
    }

    /** Rows under other keys are nobody's: stores of the first formats may hold such. */
    @Override
    public Stream<Change> changes() {
        return operations
                .scan(Table.CHANGES, KeyRange.all())
                .flatMap(row -> Keys.hash(row.key()).map(hash -> Records.decodeChange(hash, row.payload())).stream());
    }

    @Override
    public ConsolidatingTag resolve(String text) {
        return new TagResolver(this, operations).resolve(text);
    }

    @Override
    public Optional<ConsolidatingTag> find(String text) {
        return new TagResolver(this, operations).find(text);
    }

    @Override
    public String shortestPrefix(Hash tag) {
        return new TagResolver(this, operations).shortestPrefix(tag);
    }

    @Override
    public Hash resolveChange(String text) {
        List<Hash> found = HashPrefix.ranges(text)
                .flatMap(range -> operations.scan(Table.CHANGES, range))
                .flatMap(row -> Keys.hash(row.key()).stream())
                .limit(AmbiguousTagException.MAX_MATCHES)
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw found.isEmpty() ? new ChangeNotFoundException(text) : new AmbiguousChangeException(text, found);
    }

    /** Called by whoever changes names. */
    final void forgetNames() {
        names = null;
    }

    private Stream<ConsolidatingTag> indexed(Table index, byte[] prefix, int hashOffset) {
        return operations.scan(index, KeyRange.prefix(prefix)).map(row -> {
            Hash hash = Keys.hashBehind(index, row.key(), hashOffset);
            return tag(hash)
                    .orElseThrow(() -> new CorruptRecordException(
                            index, row.key(), "the row belongs to tag " + hash + ", which is not stored", null));
        });
    }
}
