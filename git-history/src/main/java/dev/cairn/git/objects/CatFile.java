package dev.cairn.git.objects;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Objects through one {@code git cat-file --batch} that is kept running. */
final class CatFile implements AutoCloseable {
    private final GitProgram git;
    private @Nullable GitConversation conversation;

    CatFile(GitProgram git) {
        this.git = git;
    }

    <T> T read(String object, ObjectSource.ContentReader<T> reader) {
        boolean inStep = false;
        try {
            BufferedInputStream answer = ask(object);
            String[] header = line(answer).split(" ", -1);
            if (header.length != 3) {
                inStep = true;
                throw Damage.missing(git.repository(), object);
            }
            T result = read(answer, ObjectType.of(header[1]), Long.parseLong(header[2]), reader);
            inStep = true;
            return result;
        } catch (IOException e) {
            throw Damage.corrupt(git.repository(), object, e);
        } finally {
            if (!inStep) {
                close();
            }
        }
    }

    private static <T> T read(
            BufferedInputStream answer, ObjectType type, long size, ObjectSource.ContentReader<T> reader)
            throws IOException {
        BoundedInputStream content = new BoundedInputStream(answer, size);
        T result = reader.read(type, size, content);
        content.skipRest();
        if (answer.read() != '\n') {
            throw new IOException("git ended within the object");
        }
        return result;
    }

    private BufferedInputStream ask(String object) throws IOException {
        if (conversation == null) {
            conversation = new GitConversation(git.start("cat-file", "--batch"));
        }
        return conversation.ask(object + "\n");
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() > 200) {
                throw new IOException("git ended");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() {
        if (conversation != null) {
            conversation.close();
            conversation = null;
        }
    }
}
