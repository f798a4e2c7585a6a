package dev.cairn.conformance;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A store with a fault, as the suite is run over it.
 *
 * @param fault the fault's name
 * @param suite the test class that certifies it
 * @param tests the tests that it undergoes
 * @param caught the rules that must fail, and no others
 * @param phrase what the failures must say
 */
record Suspect(
        String fault,
        Class<? extends TagStoreConformance> suite,
        Predicate<Method> tests,
        Set<Rule> caught,
        String phrase) {
    /** Tests that start a JVM of their own, and take long. */
    private static final Set<String> CHILDREN = Set.of(
            "aSecondProcessIsRefusedOrSharesAsTheTraitSays",
            "aFailedCommitChangesNothing",
            "aScanOverATableLargerThanTheHeapWorks",
            "writersOfManyProcessesLoseNothingAndStarveNobody",
            "aCommitThatReturnedSurvivesKillNineAsTheTraitSays",
            "afterACrashEveryAcknowledgedCommitIsThereAndNoPartOfAnother",
            "noMisuseCrashesTheJvmOrHangsItOrHarmsTheStore",
            "aMigrationKilledInTheMiddleIsCompletedByTheNext",
            "memoryIsNeededForOneBatchOnly",
            "randomSequencesWithKillNineInsideAgreeWithTheModel",
            "relaxedDurabilityKeepsWholeBatchesInOrderOverKillNine",
            "damageIsRefusedOrHarmsNothing");

    /** Rules that repeat what others look at, all at once. */
    private static final Set<Rule> REPEATING = Set.of(Rule.MODEL, Rule.DOM_12);

    /** What is about opening and reading stores in files. */
    private static final Set<Class<?>> FILES = Set.of(
            SpiRules.class,
            PlaceRules.class,
            DurRules.class,
            DamageRules.class,
            VerifyRules.class,
            FmtRules.class,
            DomRules.class);

    /** Every suspect, those that take longest first. */
    static List<Suspect> all() {
        Stream<Suspect> damaging = Arrays.stream(DamageSaboteur.values())
                .map(one -> new Suspect(
                        one.name(),
                        SaboteursTest.Damaging.class,
                        Suspect::isAboutFiles,
                        Set.of(one.caught()),
                        one.phrase()));
        Stream<Suspect> durable = Arrays.stream(DurableSaboteur.values())
                .map(one -> new Suspect(
                        one.name(),
                        SaboteursTest.Durable.class,
                        one.isShapedByCrashes() ? Suspect::staysHereOrCrashes : Suspect::staysHere,
                        one.caught(),
                        one.phrase()));
        Stream<Suspect> fickle = Stream.of(new Suspect(
                "FICKLE",
                SaboteursTest.Fickle.class,
                Suspect::staysHere,
                Set.of(Rule.SPI_6),
                "traits of the provider, asked again"));
        Stream<Suspect> inMemory = Arrays.stream(Saboteur.values())
                .map(one -> new Suspect(
                        one.name(), SaboteursTest.Sabotaged.class, Suspect::staysHere, one.caught(), one.phrase()));
        return Stream.of(damaging, durable, fickle, inMemory)
                .flatMap(each -> each)
                .toList();
    }

    /** Runs the suite over it, but for rules that say nothing about this fault. */
    Certification certify() {
        return Certification.of(suite, Map.of("saboteur", fault, "conformance.seed", "1"), tests.and(this::counts));
    }

    /** Returns whether it matters if a rule holds. Where something is broken, those that repeat other rules may fail or not. */
    private boolean counts(Method test) {
        Rule rule = test.getAnnotation(RuleTest.class).value();
        return caught.isEmpty() || caught.contains(rule) || !REPEATING.contains(rule);
    }

    // What a child process shows otherwise is the same with and without any of the faults.
    private static boolean staysHere(Method test) {
        return !CHILDREN.contains(test.getName());
    }

    private static boolean staysHereOrCrashes(Method test) {
        return staysHere(test) || test.getDeclaringClass() == CrashRules.class;
    }

    private static boolean isAboutFiles(Method test) {
        return FILES.contains(test.getDeclaringClass());
    }
}
