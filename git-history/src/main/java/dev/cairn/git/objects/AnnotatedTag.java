package dev.cairn.git.objects;

import dev.cairn.core.Hash;
import java.io.IOException;
import java.util.List;

/**
 * An annotated tag.
 *
 * @param target what it points to: often a commit, perhaps another tag, a tree or a blob
 * @param tagger who made it
 * @param message its message
 */
public record AnnotatedTag(Hash target, Person tagger, String message) {
    static AnnotatedTag parse(ObjectSource source, RawHeaders headers) throws IOException {
        List<Hash> targets = Hashes.parse(source.algorithm(), headers.all("object"));
        if (targets.isEmpty()) {
            throw new IOException("it is a tag without an object");
        }
        Person tagger = headers.text("tagger").map(Person::parse).orElse(Person.UNKNOWN);
        return new AnnotatedTag(targets.get(0), tagger, headers.message());
    }

    /** Returns the subject: the first paragraph, as one line; a signature is none. */
    public String subject() {
        return message.startsWith("-----BEGIN ") ? "" : Subject.of(message);
    }
}
