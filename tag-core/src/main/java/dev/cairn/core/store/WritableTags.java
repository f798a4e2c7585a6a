package dev.cairn.core.store;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.api.WriteOperations;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.Change;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.internal.records.Records;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Writes tags into the tables of a transaction. */
class WritableTags extends StoredTags implements TagWriter {
    private static final byte[] EMPTY = {};

    private final WriteOperations operations;

    WritableTags(WriteOperations operations) {
        super(operations);
        this.operations = operations;
    }

    @Override
    public void putTag(ConsolidatingTag tag) {
        tag(tag.hash()).ifPresent(this::deleteIndexRows);
        operations.put(Table.TAGS, tag.hash().bytes(), Records.encode(tag));
        IndexRows.forEach(tag, (table, key) -> operations.put(table, key, EMPTY));
    }

    @Override
    public void putMembers(Hash tag, Collection<Hash> members) {
        tag(tag).ifPresent(stored -> requireCount(stored, members.size()));
        MemberSegments.write(operations, tag, members);
    }

    private static void requireCount(ConsolidatingTag tag, int members) {
        if (tag.consolidatedChangeCount() != members) {
            throw new IllegalArgumentException("tag " + tag.hash() + " counts " + tag.consolidatedChangeCount()
                    + " members, and the list has " + members + "; expected the same number");
        }
    }

    @Override
    public void putName(String name, Hash tag) {
        Optional<Hash> holder = named(name);
        if (holder.isPresent() && !holder.get().equals(tag) && hasTag(holder.get())) {
            throw new NameTakenException(name, holder.get(), tag);
        }
        operations.put(Table.NAMES, Keys.name(name), Records.encodeName(tag));
        forgetNames();
    }

    @Override
    public boolean deleteName(String name) {
        forgetNames();
        return operations.delete(Table.NAMES, Keys.name(name));
    }

    @Override
    public void putAttribution(AttributionSummary summary) {
        operations.put(Table.ATTRIBUTION, summary.tagHash().bytes(), Records.encode(summary));
    }

    @Override
    public void putChange(Change change) {
        operations.put(Table.CHANGES, change.hash().bytes(), Records.encode(change));
    }

    @Override
    public boolean deleteChange(Hash change) {
        return operations.delete(Table.CHANGES, change.bytes());
    }

    @Override
    public boolean deleteTag(Hash hash) {
        tag(hash).ifPresent(this::deleteIndexRows);
        return operations.delete(Table.TAGS, hash.bytes());
    }

    @Override
    public boolean deleteAttribution(Hash tag) {
        return operations.delete(Table.ATTRIBUTION, tag.bytes());
    }

    @Override
    public boolean removeTag(Hash hash) {
        List<Hash> dependents = dependents(hash);
        if (!dependents.isEmpty()) {
            throw new TagInUseException(hash, dependents);
        }
        names(hash).forEach(this::deleteName);
        MemberSegments.delete(operations, hash);
        deleteAttribution(hash);
        return deleteTag(hash);
    }

    private List<Hash> dependents(Hash base) {
        return operations
                .scan(Table.TAGS, KeyRange.all())
                .map(row -> Records.decodeTag(Keys.hashBehind(Table.TAGS, row.key(), 0), row.payload()))
                .filter(tag -> tag.base().equals(Optional.of(base)))
                .map(ConsolidatingTag::hash)
                .toList();
    }

    private void deleteIndexRows(ConsolidatingTag tag) {
        IndexRows.forEach(tag, operations::delete);
    }
}
