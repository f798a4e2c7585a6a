package dev.cairn.git.objects;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A running {@code git} that answers questions on its standard input. */
final class GitConversation implements AutoCloseable {
    private final Process process;
    private final OutputStream questions;
    private final BufferedInputStream answers;

    GitConversation(Process process) {
        this.process = process;
        this.questions = process.getOutputStream();
        this.answers = new BufferedInputStream(process.getInputStream(), 1 << 16);
    }

    BufferedInputStream ask(String question) throws IOException {
        questions.write(question.getBytes(StandardCharsets.UTF_8));
        questions.flush();
        return answers;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            questions.close();
            answers.close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }
}
