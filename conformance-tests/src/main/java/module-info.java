import org.jspecify.annotations.NullMarked;

/**
 * One suite for every backend, ours and anybody's.
 *
 * <p>{@link dev.cairn.conformance.TagStoreConformance} is the place to begin.
 */
@NullMarked
module dev.cairn.conformance {
    requires transitive dev.cairn.api;
    requires dev.cairn.core;
    requires java.management;
    requires transitive org.junit.jupiter.api;
    requires org.junit.platform.engine;
    requires org.junit.platform.launcher;
    requires static transitive org.jspecify;

    exports dev.cairn.conformance;

    opens dev.cairn.conformance to
            org.junit.platform.commons;

    uses dev.cairn.spi.TagStoreProvider;

    provides org.junit.platform.launcher.LauncherSessionListener with
            dev.cairn.conformance.CertificateListener;
}
