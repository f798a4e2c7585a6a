package dev.cairn.git;

import dev.cairn.core.Hash;
import dev.cairn.git.objects.ObjectSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The notes of {@code refs/notes/ai} as it is now, listed once, read when asked for. For any number of threads once they are listed. */
final class CommitNotes {
    /** The bytes of a note that are read; agents named after them are not seen. The largest known note has 3.2 MB. */
    static final int MAX_BYTES = 4 << 20;

    private static final String REF = "refs/notes/ai";

    private final ObjectSource objects;
    private final Optional<Hash> tip;
    private @Nullable Map<Hash, Hash> blobs;

    CommitNotes(ObjectSource objects) {
        this.objects = objects;
        this.tip = objects.refs(REF).find(REF);
    }

    /** Returns the note on a commit, or its beginning, as {@code reader} reads it. */
    Optional<byte[]> of(Hash commit, ObjectSource reader) {
        return Optional.ofNullable(listed().get(commit))
                .map(blob -> reader.read(blob, (type, size, content) -> content.readNBytes(MAX_BYTES)));
    }

    /** Lists the notes, if that has not been done. */
    Map<Hash, Hash> listed() {
        if (blobs == null) {
            blobs = list();
        }
        return blobs;
    }

    private Map<Hash, Hash> list() {
        Map<Hash, Hash> found = new HashMap<>();
        tip.ifPresent(notes ->
                objects.files(notes, (path, blob) -> commit(path).ifPresent(commit -> found.put(commit, blob))));
        return found;
    }

    /** A note's path is the commit's name, with slashes in it where there are many notes; other files are no notes. */
    private Optional<Hash> commit(String path) {
        String hex = path.replace("/", "");
        if (hex.length() != objects.algorithm().digestBytes() * 2 || !hex.matches("[0-9a-f]+")) {
            return Optional.empty();
        }
        return Optional.of(Hash.of(objects.algorithm(), HexFormat.of().parseHex(hex)));
    }
}
