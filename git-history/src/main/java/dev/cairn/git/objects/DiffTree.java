package dev.cairn.git.objects;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changed paths through one {@code git diff-tree --stdin} that is kept running. It echoes, and flushes, a line that is not a hash:
 * that marks the end of an answer. No path begins with {@code /}, and nobody who made the repository knows the rest of the line.
 */
final class DiffTree implements AutoCloseable {
    private final GitProgram git;
    private final String end = "//" + UUID.randomUUID() + "\n";
    private @Nullable GitConversation conversation;

    DiffTree(GitProgram git) {
        this.git = git;
    }

    List<String> changedPaths(String commit, List<String> parents) {
        try {
            String question = commit + (parents.isEmpty() ? "" : " " + String.join(" ", parents));
            return paths(conversation().ask(question + "\n" + end));
        } catch (IOException e) {
            close();
            throw Damage.corrupt(git.repository(), "the tree of " + commit, e);
        }
    }

    private GitConversation conversation() {
        if (conversation == null) {
            conversation = new GitConversation(git.start(
                    "diff-tree",
                    "--stdin",
                    "-r",
                    "-z",
                    "-c",
                    "--root",
                    "--name-only",
                    "--no-commit-id",
                    "--no-renames"));
        }
        return conversation;
    }

    private List<String> paths(BufferedInputStream answer) throws IOException {
        List<String> paths = new ArrayList<>();
        ByteArrayOutputStream path = new ByteArrayOutputStream();
        for (int c = answer.read(); c >= 0; c = answer.read()) {
            if (c == 0) {
                paths.add(path.toString(StandardCharsets.UTF_8));
                path.reset();
                continue;
            }
            path.write(c);
            if (c == '\n'
                    && path.size() == end.length()
                    && path.toString(StandardCharsets.UTF_8).equals(end)) {
                return paths;
            }
        }
        throw new IOException("git ended");
    }

    @Override
    public void close() {
        if (conversation != null) {
            conversation.close();
            conversation = null;
        }
    }
}
