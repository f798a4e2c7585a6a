package dev.cairn.git.objects;

import dev.cairn.core.Hash;
import java.util.Optional;

/**
 * What a ref points to in the end.
 *
 * @param type the type of {@code object}
 * @param object the object below all annotated tags
 * @param tag the outermost annotated tag, if there is one
 */
public record Peeled(ObjectType type, Hash object, Optional<AnnotatedTag> tag) {
    private static final int MAX_DEPTH = 100;

    /** Follows annotated tags from {@code hash} down to what is none. */
    public static Peeled of(ObjectSource source, Hash hash) {
        Peeled peeled = step(source, hash);
        Optional<AnnotatedTag> outermost = peeled.tag;
        for (int depth = 1; peeled.type == ObjectType.TAG && depth < MAX_DEPTH; depth++) {
            peeled = step(source, peeled.object);
        }
        return new Peeled(peeled.type, peeled.object, outermost);
    }

    private static Peeled step(ObjectSource source, Hash hash) {
        return source.read(hash, (type, size, content) -> {
            if (type != ObjectType.TAG) {
                return new Peeled(type, hash, Optional.empty());
            }
            RawHeaders headers = new RawHeaders(BoundedContent.read(size, content));
            AnnotatedTag tag = AnnotatedTag.parse(source, headers);
            return new Peeled(type, tag.target(), Optional.of(tag));
        });
    }
}
