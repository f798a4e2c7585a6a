package dev.cairn.core;

import com.google.common.primitives.Ints;
import com.google.common.primitives.Longs;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Computes the hash of a tag from its content (domain.md section 2).
 *
 * <p>The hash is BLAKE3 over these bytes, numbers big-endian. No two different tags share a sequence: everything has either a
 * fixed length, or tells its length first.
 *
 * <pre>
 * "cairn-tag-1"                               11 bytes of ASCII
 * 01 channel                                  string: u32 length in bytes, then UTF-8
 * 01 consolidationTimestamp                   i64 seconds since 1970
 * 01 tips                                     u32 count, then hashes in their order
 * 00 | 01 previousConsolidation               hash: algorithm (u8), then its digest
 * 00 | 01 consolidatesSince                   hash
 * 01 dependencyCountBefore                    i64
 * 01 consolidatedChangeCount                  i64
 * 00 | 01 version                             string
 * 00 | 01 message                             string
 * 00 | 01 createdBy                           string
 * 01 metadata                                 u32 count, then key and value (strings) in code-point order of keys
 * 01 members                                  32 bytes: BLAKE3 of the members' hashes, sorted
 * </pre>
 */
final class TagHasher {
    private static final String DOMAIN = "cairn-tag-1";
    private static final byte[] PRESENT = {1};
    private static final byte[] ABSENT = {0};

    private final Blake3Digest digest = new Blake3Digest();

    private TagHasher() {}

    /** Returns the hash of a tag of these components and members, whatever order the members come in. */
    static Hash hash(ConsolidatingTagBuilder tag, Collection<Hash> members) {
        TagHasher hasher = new TagHasher();
        hasher.digest.update(Texts.utf8(DOMAIN));
        hasher.components(tag);
        hasher.present();
        hasher.digest.update(membersDigest(members));
        return Hash.of(HashAlgorithm.BLAKE3, hasher.digest.finish());
    }

    private static byte[] membersDigest(Collection<Hash> members) {
        Blake3Digest digest = new Blake3Digest();
        for (Hash member : sorted(members)) {
            member.feed(digest);
        }
        return digest.finish();
    }

    /** Sorts by the beginnings of the digests first, which are compared without a look at the hashes: what is left then is nearly in order. */
    private static Hash[] sorted(Collection<Hash> members) {
        Hash[] given = members.toArray(Hash[]::new);
        Hash[] sorted = IntStream.range(0, given.length)
                .mapToLong(i -> (long) given[i].prefix() << Integer.SIZE | i)
                .sorted()
                .mapToObj(place -> given[(int) place])
                .toArray(Hash[]::new);
        Arrays.sort(sorted);
        return sorted;
    }

    private void components(ConsolidatingTagBuilder tag) {
        optional(tag.channel());
        number(tag.consolidationTimestamp().getEpochSecond());
        hashes(tag.tips);
        optional(tag.previousConsolidation);
        optional(tag.consolidatesSince);
        number(tag.dependencyCountBefore);
        number(tag.consolidatedChangeCount);
        optional(tag.version == null ? null : tag.version.toString());
        optional(tag.message);
        optional(tag.createdBy);
        metadata(tag.metadata);
    }

    private void metadata(Map<String, String> metadata) {
        present();
        u32(metadata.size());
        metadata.forEach((key, value) -> {
            string(key);
            string(value);
        });
    }

    private void hashes(Collection<Hash> sorted) {
        present();
        u32(sorted.size());
        sorted.forEach(hash -> hash.feed(digest));
    }

    private void number(long value) {
        present();
        digest.update(Longs.toByteArray(value));
    }

    private void optional(@Nullable String value) {
        if (value == null) {
            absent();
        } else {
            present();
            string(value);
        }
    }

    private void optional(@Nullable Hash value) {
        if (value == null) {
            absent();
        } else {
            present();
            value.feed(digest);
        }
    }

    private void string(String value) {
        byte[] utf8 = Texts.utf8(value);
        u32(utf8.length);
        digest.update(utf8);
    }

    private void u32(int value) {
        digest.update(Ints.toByteArray(value));
    }

    private void present() {
        digest.update(PRESENT);
    }

    private void absent() {
        digest.update(ABSENT);
    }
}
