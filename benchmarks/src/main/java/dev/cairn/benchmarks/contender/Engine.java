package dev.cairn.benchmarks.contender;

import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The stores that are compared: ours first, then what lies below them, then what a user might pick instead. */
public enum Engine {
    MEMORY("memory", Kind.OURS) {
        @Override
        public Contender open(Path directory, boolean durable, long pairs) {
            return new CairnStore("memory:");
        }
    },
    LMDB("lmdb", Kind.OURS, Trait.DURABLE, Trait.RELAXED, Trait.FILES) {
        @Override
        public Contender open(Path directory, boolean durable, long pairs) {
            return new CairnStore("lmdb:" + directory + (durable ? "" : "?durability=relaxed"));
        }
    },
    CHRONICLE("chronicle", Kind.OURS, Trait.DURABLE, Trait.FILES) {
        @Override
        public Contender open(Path directory, boolean durable, long pairs) {
            return new CairnStore("chronicle:" + directory);
        }
    },
    RAW_LMDB("raw lmdb", Kind.RAW, Trait.DURABLE, Trait.RELAXED, Trait.FILES) {
        @Override
        public Contender open(Path directory, boolean durable, long pairs) {
            return new RawLmdb(directory, durable);
        }
    },
    RAW_CHRONICLE("raw chronicle map", Kind.RAW) {
        @Override
        public Contender open(Path directory, boolean durable, long pairs) {
            return new RawChronicle(pairs);
        }
    },
    TREE_MAP("locked TreeMap", Kind.RAW) {
        @Override
        public Contender open(Path directory, boolean durable, long pairs) {
            return new LockedTreeMap();
        }
    },
    MVSTORE("H2 MVStore", Kind.PEER, Trait.DURABLE, Trait.RELAXED, Trait.FILES) {
        @Override
        public Contender open(Path directory, boolean durable, long pairs) {
            return new MvStoreContender(directory, durable);
        }
    },
    XODUS("Xodus", Kind.PEER, Trait.DURABLE, Trait.RELAXED, Trait.FILES) {
        @Override
        public Contender open(Path directory, boolean durable, long pairs) {
            return new XodusContender(directory, durable);
        }
    },
    ROCKSDB("RocksDB", Kind.PEER, Trait.DURABLE, Trait.RELAXED, Trait.FILES) {
        @Override
        public Contender open(Path directory, boolean durable, long pairs) {
            return new RocksDbContender(directory, durable);
        }
    },
    SQLITE("SQLite", Kind.PEER, Trait.DURABLE, Trait.RELAXED, Trait.FILES) {
        @Override
        public Contender open(Path directory, boolean durable, long pairs) {
            return new SqliteContender(directory, durable);
        }
    },
    BERKELEY("Berkeley DB JE", Kind.PEER, Trait.DURABLE, Trait.RELAXED, Trait.FILES) {
        @Override
        public Contender open(Path directory, boolean durable, long pairs) {
            return new BerkeleyContender(directory, durable);
        }
    },
    MAPDB("MapDB", Kind.PEER, Trait.DURABLE, Trait.FILES) {
        @Override
        public Contender open(Path directory, boolean durable, long pairs) {
            return new MapDbContender(directory);
        }
    };

    /** Whose it is. */
    public enum Kind {
        /** A store of this project. */
        OURS,
        /** What a store of ours is made of, alone. */
        RAW,
        /** What one might pick instead. */
        PEER
    }

    /** What a store can do. */
    public enum Trait {
        /** A commit survives a loss of power. */
        DURABLE,
        /** It can be told that the last commits need not. */
        RELAXED,
        /** It lies in files, and is there when it is opened again. */
        FILES
    }

    private final String title;
    private final Kind kind;
    private final ImmutableSet<Trait> traits;

    Engine(String title, Kind kind, Trait... traits) {
        this.title = title;
        this.kind = kind;
        this.traits = ImmutableSet.copyOf(traits);
    }

    /**
     * Opens the store in a directory that is empty or that the same engine left.
     *
     * @param durable whether commits survive a loss of power, where the engine has a choice
     * @param pairs how many pairs it is made for, where the engine must know
     */
    public abstract Contender open(Path directory, boolean durable, long pairs);

    /** Returns the name in results and tables. */
    public String title() {
        return title;
    }

    /** Returns whose it is. */
    public Kind kind() {
        return kind;
    }

    /** Returns the engines that have all of some traits. */
    public static List<Engine> with(Trait... traits) {
        return Arrays.stream(values())
                .filter(engine -> engine.traits.containsAll(List.of(traits)))
                .toList();
    }
}
