package dev.cairn.cli;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A stream that ends the command when it takes no more. A {@link java.io.PrintWriter} on top would hide that, and let a listing that is
 * cut short look whole. After the first failure it swallows everything.
 */
final class Output extends OutputStream {
    private final OutputStream target;
    private boolean failed;

    Output(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) {
        attempt(() -> target.write(octets, from, length));
    }

    @Override
    public void flush() {
        attempt(target::flush);
    }

    private void attempt(Write write) {
        if (failed) {
            return;
        }
        try {
            write.run();
        } catch (IOException e) {
            failed = true;
            throw new OutputFailure(e);
        }
    }

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }
}
