package dev.cairn.git.objects;

import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The hexadecimal names of objects within objects. */
final class Hashes {
    private Hashes() {}

    static List<Hash> parse(HashAlgorithm algorithm, List<String> names) throws IOException {
        List<Hash> hashes = new ArrayList<>(names.size());
        for (String name : names) {
            try {
                hashes.add(Hash.of(algorithm, HexFormat.of().parseHex(name)));
            } catch (IllegalArgumentException e) {
                throw new IOException("it refers to '" + name + "', which is no object name", e);
            }
        }
        return hashes;
    }
}
