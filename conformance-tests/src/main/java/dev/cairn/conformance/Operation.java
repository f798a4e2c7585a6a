package dev.cairn.conformance;

import dev.cairn.api.Table;
import java.util.Locale;

/**
 * One step of a program over a store, through the public API.
 *
 * <p>A step that cannot be made, such as a put while no write transaction is open, does nothing: a program stays one when
 * steps are taken out of it. The components are words and numbers, keys in hexadecimal, so that {@link ProgramText}
 * can write a step down and read it again.
 */
sealed interface Operation {
    /** Makes the step, and returns what is seen of it: nothing, for most writes. */
    String run(Session session);

    /** Returns the step in Java: an expression that gives what is seen as text, or a statement. */
    String asJava();

    /** A place for one open transaction. */
    enum Slot {
        WRITER,
        READER1,
        READER2,
        READER3;

        /** Returns the name of the variable that stands for this place. */
        String variable() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Begin(Slot tx) implements Operation {
        @Override
        public String run(Session session) {
            return session.begin(tx);
        }

        @Override
        public String asJava() {
            String begin = tx == Slot.WRITER ? "beginWrite" : "beginRead";
            return "version((" + tx.variable() + " = store." + begin + "()).version())";
        }
    }

    record Close(Slot tx) implements Operation {
        @Override
        public String run(Session session) {
            return session.close(tx);
        }

        @Override
        public String asJava() {
            return tx.variable() + ".close()";
        }
    }

    record Commit() implements Operation {
        @Override
        public String run(Session session) {
            return session.commit();
        }

        @Override
        public String asJava() {
            return "version(writer.commit())";
        }
    }

    record Put(Table table, String key, int length, int fill) implements Operation {
        @Override
        public String run(Session session) {
            return session.writing(writer -> {
                writer.put(table, Bytes.parse(key), Bytes.filled(length, fill));
                return "";
            });
        }

        @Override
        public String asJava() {
            return "writer.put(Table." + table + ", hex(\"" + key + "\"), filled(" + length + ", " + fill + "))";
        }
    }

    /** Puts entries under a key with one more byte, 0 and up, so that a table has more of them than a page. */
    record Fill(Table table, String key, int entries, int length, int fill) implements Operation {
        @Override
        public String run(Session session) {
            return session.writing(writer -> {
                for (int entry = 0; entry < entries; entry++) {
                    byte[] under = Bytes.parse(key + String.format(Locale.ROOT, "%02x", entry));
                    writer.put(table, under, Bytes.filled(length, fill));
                }
                return "";
            });
        }

        @Override
        public String asJava() {
            return "for (int entry = 0; entry < " + entries + "; entry++) writer.put(Table." + table + ", hex(\"" + key
                    + "\" + String.format(\"%02x\", entry)), filled(" + length + ", " + fill + "))";
        }
    }

    record Delete(Table table, String key) implements Operation {
        @Override
        public String run(Session session) {
            return session.writing(writer -> String.valueOf(writer.delete(table, Bytes.parse(key))));
        }

        @Override
        public String asJava() {
            return "String.valueOf(writer.delete(Table." + table + ", hex(\"" + key + "\")))";
        }
    }

    record Get(Slot tx, Table table, String key) implements Operation {
        @Override
        public String run(Session session) {
            return session.reading(tx, open -> Sight.of(open.get(table, Bytes.parse(key))));
        }

        @Override
        public String asJava() {
            return "show(" + tx.variable() + ".get(Table." + table + ", hex(\"" + key + "\")))";
        }
    }

    record Contains(Slot tx, Table table, String key) implements Operation {
        @Override
        public String run(Session session) {
            return session.reading(tx, open -> String.valueOf(open.contains(table, Bytes.parse(key))));
        }

        @Override
        public String asJava() {
            return "String.valueOf(" + tx.variable() + ".contains(Table." + table + ", hex(\"" + key + "\")))";
        }
    }

    record Count(Slot tx, Table table, Bounds range) implements Operation {
        @Override
        public String run(Session session) {
            return session.reading(tx, open -> String.valueOf(open.count(table, range.toKeyRange())));
        }

        @Override
        public String asJava() {
            return "String.valueOf(" + tx.variable() + ".count(Table." + table + ", " + range.asJava() + "))";
        }
    }

    record Scan(Slot tx, Table table, Bounds range) implements Operation {
        @Override
        public String run(Session session) {
            return session.reading(tx, open -> Sight.of(open.scan(table, range.toKeyRange())));
        }

        @Override
        public String asJava() {
            return "list(" + tx.variable() + ".scan(Table." + table + ", " + range.asJava() + "))";
        }
    }

    /** Begins a scan to go on with later; one that was begun under the same number is left where it is. */
    record BeginScan(int scan, Slot tx, Table table, Bounds range) implements Operation {
        @Override
        public String run(Session session) {
            return session.beginScan(
                    scan, tx, open -> open.scan(table, range.toKeyRange()).iterator());
        }

        @Override
        public String asJava() {
            return "scan" + scan + " = " + tx.variable() + ".scan(Table." + table + ", " + range.asJava()
                    + ").iterator()";
        }
    }

    record Advance(int scan, int entries) implements Operation {
        @Override
        public String run(Session session) {
            return session.advance(scan, entries);
        }

        @Override
        public String asJava() {
            return "next(scan" + scan + ", " + entries + ")";
        }
    }

    record Version(Slot tx) implements Operation {
        @Override
        public String run(Session session) {
            return session.version(tx);
        }

        @Override
        public String asJava() {
            return "version(" + tx.variable() + ".version())";
        }
    }

    record Info() implements Operation {
        @Override
        public String run(Session session) {
            return session.info();
        }

        @Override
        public String asJava() {
            return "version(store.info().version()) + \", \" + store.info().openReaders() + \" open\"";
        }
    }

    record Reopen() implements Operation {
        @Override
        public String run(Session session) {
            return session.reopen();
        }

        @Override
        public String asJava() {
            return "reopen()";
        }
    }

    /** Kills the process, and looks at everything in the store when it is opened again. */
    record Kill() implements Operation {
        @Override
        public String run(Session session) {
            return session.lose();
        }

        @Override
        public String asJava() {
            return "Runtime.getRuntime().halt(137)";
        }
    }

    /** Kills the process some time after it was told to commit. */
    record KillInCommit(int micros) implements Operation {
        @Override
        public String run(Session session) {
            return session.lose();
        }

        @Override
        public String asJava() {
            return "haltAfter(" + micros + "); writer.commit(); Thread.sleep(1_000)";
        }
    }
}
