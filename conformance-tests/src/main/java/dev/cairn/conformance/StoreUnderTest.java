package dev.cairn.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the backend that a {@link TagStoreConformance} certifies. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StoreUnderTest {
    /** Returns the name that the backend's {@link dev.cairn.spi.TagStoreProvider} gives itself. */
    String value();
}
