package dev.cairn.backend.chronicle.journal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** A directory in memory that loses power, or fails, at the call that a test names. */
final class SimulatedDisk implements Disk {
    private final RandomGenerator random;
    private final List<Map<String, SimulatedFile>> unforced = new ArrayList<>();
    private final Map<String, SimulatedFile> names = new TreeMap<>();
    private Map<String, SimulatedFile> durable = new TreeMap<>();
    private int calls;
    private int troubleAt = Integer.MAX_VALUE;
    private Trouble trouble = Trouble.POWER_LOSS;

    /** What may happen at a call that changes something. */
    enum Trouble {
        /** Power is lost within the call. */
        POWER_LOSS,
        /** The call fails; later ones do not. */
        FAILS_ONCE,
        /** The call fails, and so do all after it. */
        FAILS_FOR_EVER
    }

    /** Ends a test's program where power is lost; no code catches it. */
    static final class PowerLoss extends Error {
        private static final long serialVersionUID = 1L;
    }

    SimulatedDisk(RandomGenerator random) {
        this.random = random;
    }

    /** Lets trouble come at the call with this number, counted from 1. */
    SimulatedDisk with(Trouble what, int at) {
        trouble = what;
        troubleAt = at;
        return this;
    }

    int calls() {
        return calls;
    }

    SimulatedDisk afterPowerLoss() {
        Map<String, SimulatedFile> left = new TreeMap<>(durable);
        for (Map<String, SimulatedFile> change : unforced) {
            if (random.nextBoolean()) {
                apply(change, left);
            }
        }
        SimulatedDisk disk = new SimulatedDisk(random);
        left.forEach((name, file) -> disk.put(name, file.afterPowerLoss(random)));
        return disk;
    }

    SimulatedDisk afterKill() {
        SimulatedDisk disk = new SimulatedDisk(random);
        names.forEach((name, file) -> disk.put(name, file.afterKill()));
        return disk;
    }

    private void put(String name, SimulatedFile file) {
        names.put(name, file);
        durable.put(name, file);
    }

    /** Counts a call that changes something, and returns whether it fails. */
    private boolean isTroubled() {
        calls++;
        return trouble == Trouble.FAILS_FOR_EVER ? calls >= troubleAt : calls == troubleAt;
    }

    private void change(Map<String, SimulatedFile> entries) throws IOException {
        boolean troubled = isTroubled();
        if (!troubled || random.nextBoolean()) {
            unforced.add(entries);
            apply(entries, names);
        }
        failIf(troubled);
    }

    private void failIf(boolean troubled) throws IOException {
        if (troubled && trouble == Trouble.POWER_LOSS) {
            throw new PowerLoss();
        } else if (troubled) {
            throw new IOException("simulated: Input/output error");
        }
    }

    /** Applies one change of names: entries set, and, where they have no file, removed. */
    private static void apply(Map<String, SimulatedFile> change, Map<String, SimulatedFile> names) {
        change.forEach((name, file) -> {
            if (file == null) {
                names.remove(name);
            } else {
                names.put(name, file);
            }
        });
    }

    private static Map<String, SimulatedFile> entry(String name, SimulatedFile file) {
        Map<String, SimulatedFile> entry = new TreeMap<>();
        entry.put(name, file);
        return entry;
    }

    @Override
    public String describe(String name) {
        return "disk/" + name;
    }

    @Override
    public DiskFile create(String name) throws IOException {
        SimulatedFile file = new SimulatedFile();
        change(entry(name, file));
        return new Opened(file);
    }

    @Override
    public DiskFile open(String name) throws IOException {
        SimulatedFile file = names.get(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        return new Opened(file);
    }

    @Override
    public boolean contains(String name) {
        return names.containsKey(name);
    }

    @Override
    public List<String> names() {
        return List.copyOf(names.keySet());
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Map<String, SimulatedFile> entries = entry(to, names.get(from));
        entries.put(from, null);
        change(entries);
    }

    @Override
    public void delete(String name) throws IOException {
        change(entry(name, null));
    }

    @Override
    public void force() throws IOException {
        failIf(isTroubled());
        unforced.clear();
        durable = new TreeMap<>(names);
    }

    private final class Opened implements DiskFile {
        private final SimulatedFile file;

        Opened(SimulatedFile file) {
            this.file = file;
        }

        @Override
        public long length() {
            return file.length();
        }

        @Override
        public int read(long position, byte[] bytes, int length) {
            return file.read(position, bytes, length);
        }

        @Override
        public void write(long position, byte[] bytes, int length) throws IOException {
            boolean troubled = isTroubled();
            file.write(position, bytes, troubled ? wholeSectors(position, length) : length);
            failIf(troubled);
        }

        private int wholeSectors(long position, int length) {
            long end = position + random.nextInt(length + 1);
            return (int) Math.max(0, end - end % SimulatedFile.SECTOR - position);
        }

        @Override
        public void truncate(long length) throws IOException {
            boolean troubled = isTroubled();
            if (!troubled) {
                file.truncate(length);
            }
            failIf(troubled);
        }

        @Override
        public void force() throws IOException {
            boolean troubled = isTroubled();
            if (troubled && trouble != Trouble.POWER_LOSS) {
                file.forceSome(random);
            }
            failIf(troubled);
            file.force();
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
