package dev.cairn.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** A test of one rule. Its method's name is a sentence, which follows the rule's id in the display name. */
@Test
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface RuleTest {
    /** Returns the rule that the test holds a backend to. */
    Rule value();
}
