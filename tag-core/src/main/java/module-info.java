import org.jspecify.annotations.NullMarked;

/** The pure domain of consolidating tags. No engine, no I/O, no clock. */
@NullMarked
module dev.cairn.core {
    requires com.google.common;
    requires com.google.protobuf;
    requires org.apache.commons.codec;
    requires static transitive org.jspecify;
    requires transitive dev.cairn.api;

    exports dev.cairn.core;
    exports dev.cairn.core.export;
    exports dev.cairn.core.history;
    exports dev.cairn.core.migration;
    exports dev.cairn.core.store;
}
