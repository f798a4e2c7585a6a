package dev.cairn.conformance;

import dev.cairn.api.Table;
import dev.cairn.spi.WriteBatch;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Batches one after another in a file, each behind its length, with the version that it made. What is written survives
 * the death of the process; a batch that was cut short is not whole.
 */
final class CommitLog implements AutoCloseable {
    private static final int DELETED = -1;

    private final Path file;

    // Not a channel, which an interrupted thread would close behind itself.
    private RandomAccessFile log;

    CommitLog(Path file) throws IOException {
        this.file = file;
        this.log = new RandomAccessFile(file.toFile(), "rw");
    }

    /** Takes a batch that was read, and its version. */
    interface Reader {
        void read(WriteBatch batch, long version);
    }

    /** Reads every whole batch, and cuts off what lies behind the last of them. */
    void replay(Reader reader) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
        int whole = 0;
        while (in.remaining() >= Integer.BYTES && in.getInt(whole) <= in.remaining() - Integer.BYTES) {
            int length = in.getInt();
            long version = in.getLong();
            reader.read(batch(in), version);
            whole += Integer.BYTES + length;
        }
        log.setLength(whole);
        log.seek(whole);
    }

    private static WriteBatch batch(ByteBuffer in) {
        List<WriteBatch.Operation> operations = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            Table table = Table.valueOf(Bytes.text(bytes(in, in.getInt())));
            byte[] key = bytes(in, in.getInt());
            int length = in.getInt();
            operations.add(new WriteBatch.Operation(table, key, length == DELETED ? null : bytes(in, length)));
        }
        return new WriteBatch(operations, 0);
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    /** Appends a batch, or changes nothing. */
    void append(WriteBatch batch, long version) throws IOException {
        long before = log.length();
        try {
            log.write(record(batch, version));
        } catch (IOException failure) {
            log.setLength(before);
            throw failure;
        }
    }

    /** Puts one batch in the place of all. */
    void replace(WriteBatch batch, long version) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, record(batch, version));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        log.close();
        log = new RandomAccessFile(file.toFile(), "rw");
        log.seek(log.length());
    }

    private static byte[] record(WriteBatch batch, long version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0);
        out.writeLong(version);
        out.writeInt(batch.size());
        for (WriteBatch.Operation operation : batch) {
            write(out, operation);
        }
        return ByteBuffer.wrap(bytes.toByteArray())
                .putInt(0, bytes.size() - Integer.BYTES)
                .array();
    }

    private static void write(DataOutputStream out, WriteBatch.Operation operation) throws IOException {
        byte[] value = operation.value();
        byte[] table = Bytes.of(operation.table().name());
        out.writeInt(table.length);
        out.write(table);
        out.writeInt(operation.key().length);
        out.write(operation.key());
        out.writeInt(value == null ? DELETED : value.length);
        if (value != null) {
            out.write(value);
        }
    }

    long bytes() throws IOException {
        return log.length();
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
