package dev.cairn.internal;

import dev.cairn.api.Entry;
import dev.cairn.api.FileDamage;
import dev.cairn.api.Limits;
import dev.cairn.api.SalvageReceiver;
import dev.cairn.api.Table;
import dev.cairn.internal.Envelope.DamagedException;
import dev.cairn.spi.SalvageVisitor;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Lets through what the checksum of its envelope proves (storage.md VAL-0): it covers table and key as well as the payload. */
final class Salvage implements SalvageVisitor {
    private static final Table[] TABLES = Table.values();

    private final SalvageReceiver receiver;
    private final Envelope envelope = new Envelope();

    Salvage(SalvageReceiver receiver) {
        this.receiver = receiver;
        envelope.expectMany();
    }

    @Override
    public void entry(Table table, byte[] key, byte[] value) {
        if (key.length < 1 || key.length > Limits.MAX_KEY_BYTES) {
            receiver.corrupt(table, key, "the key has " + key.length + " bytes");
            return;
        }
        try {
            receiver.entry(table, new Entry(key, envelope.unwrap(table, key, ByteBuffer.wrap(value))));
        } catch (DamagedException damaged) {
            receiver.corrupt(table, key, damaged.what());
        }
    }

    @Override
    public void stray(byte[] key, byte[] value) {
        for (Table table : TABLES) {
            if (isProven(table, key, value)) {
                receiver.stray(table, new Entry(key, Envelope.cutOwn(value)));
            }
        }
    }

    @Override
    public boolean isProven(Table table, byte[] key, byte[] value) {
        try {
            envelope.unwrap(table, key, ByteBuffer.wrap(value));
            return true;
        } catch (DamagedException damaged) {
            return false;
        }
    }

    @Override
    public void damage(Path file, long position, String what) {
        receiver.damage(new FileDamage(file.toString(), position, what));
    }

    @Override
    public void progress(long bytes, long totalBytes) {
        receiver.progress(bytes, totalBytes);
    }
}
