package org.leadscoring;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.SecureRandom;
import java.text.SimpleDateFormat;
import java.time.Clock;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.scoring.Regex;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The walls between the modules and the habits that bytecode can show. */
class ArchitectureTest {
    private static final String DOMAIN = "org.leadscoring.domain..";
    private static final String APPLICATION = "org.leadscoring.application..";
    private static final String WEB = "org.leadscoring.web..";
    private static final String PERSISTENCE = "org.leadscoring.persistence..";
    private static final String NOTIFY = "org.leadscoring.notify..";
    /** Probabilities and their intervals; the points there are whole numbers all the same. */
    private static final String ESTIMATES = "..evidence..";

    private static final String BOOTSTRAP = "org.leadscoring.bootstrap..";

    private static final Set<String> FEATURES = Set.of(
            "lead",
            "event",
            "scoring",
            "stage",
            "sla",
            "experiment",
            "assignment",
            "delivery",
            "crm",
            "analytics",
            "importing",
            "simulation",
            "evidence",
            "workspace");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .importPaths(Modules.all()
                    .map(module -> module.resolve("target/classes"))
                    .toList());

    @Test
    void dependencies_point_inwards_and_adapters_do_not_see_each_other() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("org.leadscoring..")
                .layer("domain")
                .definedBy(DOMAIN)
                .layer("application")
                .definedBy(APPLICATION)
                .layer("web")
                .definedBy(WEB)
                .layer("persistence")
                .definedBy(PERSISTENCE)
                .layer("notify")
                .definedBy(NOTIFY)
                .layer("bootstrap")
                .definedBy(BOOTSTRAP)
                .whereLayer("domain")
                .mayNotAccessAnyLayer()
                .whereLayer("application")
                .mayOnlyAccessLayers("domain")
                .whereLayer("web")
                .mayOnlyAccessLayers("application", "domain")
                .whereLayer("persistence")
                .mayOnlyAccessLayers("application", "domain")
                .whereLayer("notify")
                .mayOnlyAccessLayers("application", "domain")
                .ensureAllClassesAreContainedInArchitecture()
                .check(PRODUCT);
    }

    @Test
    void the_domain_knows_the_jdk_and_itself_only() {
        classes()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", DOMAIN)
                .check(PRODUCT);
    }

    @Test
    void the_application_knows_the_jdk_the_domain_and_itself_only() {
        classes()
                .that()
                .resideInAPackage(APPLICATION)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", DOMAIN, APPLICATION)
                .check(PRODUCT);
    }

    @Test
    void sql_is_spoken_by_persistence_only() {
        noClasses()
                .that()
                .resideInAnyPackage(DOMAIN, APPLICATION, WEB, NOTIFY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                .check(PRODUCT);
    }

    /** Who forgets to close it keeps a connection for ever. */
    @Test
    void rows_are_read_as_a_list_and_not_as_a_stream() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .check(PRODUCT);
    }

    @Test
    void the_domain_does_no_io() {
        noClasses()
                .that()
                .resideInAPackage(DOMAIN)
                .and()
                // Borrows a thread for its stack, and waits for it: so that what it finds depends on no caller's stack.
                .areNotAssignableTo(Regex.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net.http..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Executor.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Lock.class)
                .check(PRODUCT);
    }

    @Test
    void the_domain_has_no_clock_and_no_dice() {
        noClasses()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(SecureRandom.class)
                .orShould()
                .accessTargetWhere(
                        describe("it reads the time", access -> readsTheTime(access) || readsTheTicks(access)))
                .orShould()
                .accessTargetWhere(describe("it rolls dice", ArchitectureTest::rollsDice))
                .check(PRODUCT);
    }

    @Test
    void nobody_reads_the_time_but_from_a_clock_that_was_handed_in() {
        noClasses()
                .should()
                .accessTargetWhere(
                        describe("it reads the system's time", access -> readsTheTime(access) && !takesClock(access)))
                .check(PRODUCT);
    }

    @Test
    void old_dates_stay_out() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Date.class, Calendar.class, SimpleDateFormat.class)
                .check(PRODUCT);
    }

    @Test
    void only_the_command_prints() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BOOTSTRAP)
                .should(ACCESS_STANDARD_STREAMS)
                .check(PRODUCT);
    }

    @Test
    void nothing_is_injected_into_fields() {
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(PRODUCT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"domain", "application", "web", "persistence", "notify"})
    void features_form_no_cycle(String module) {
        // A module of one package has no slices yet; PRODUCT itself is shown to hold every module by the layers above.
        slices().matching("org.leadscoring." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void the_domain_is_divided_by_feature() {
        assertThat(PRODUCT.getPackage("org.leadscoring.domain").getSubpackages())
                .extracting(JavaPackage::getRelativeName)
                .isNotEmpty()
                .isSubsetOf(FEATURES);
    }

    @Test
    void names_say_what_a_thing_does() {
        noClasses()
                .should()
                .haveNameMatching(".*(Service|Manager|Impl|Dto|DTO|Helper)")
                .check(PRODUCT);
    }

    @Test
    void every_package_says_what_lives_in_it_and_is_null_marked() {
        Stream<JavaPackage> packages =
                PRODUCT.stream().map(JavaClass::getPackage).distinct();

        assertThat(packages)
                .filteredOn(p -> !p.isAnnotatedWith(NullMarked.class))
                .extracting(JavaPackage::getName)
                .as("packages without a package-info.java that is @NullMarked")
                .isEmpty();
    }

    @Test
    void points_and_money_are_never_floating_point() {
        members()
                .that()
                .areDeclaredInClassesThat(resideInAPackage(DOMAIN)
                        .or(resideInAPackage(APPLICATION))
                        .and(not(resideInAPackage(ESTIMATES))))
                .should(notBeFloatingPoint())
                .check(PRODUCT);
    }

    private static boolean readsTheTime(JavaAccess<?> access) {
        boolean now = access.getTargetOwner().getPackageName().equals("java.time")
                && access.getName().equals("now");
        return now || targets(access, System.class, "currentTimeMillis");
    }

    private static boolean readsTheTicks(JavaAccess<?> access) {
        return targets(access, System.class, "nanoTime");
    }

    private static boolean rollsDice(JavaAccess<?> access) {
        return targets(access, UUID.class, "randomUUID")
                || targets(access, Math.class, "random")
                || targets(access, Collections.class, "shuffle");
    }

    private static boolean targets(JavaAccess<?> access, Class<?> owner, String name) {
        return access.getTargetOwner().isEquivalentTo(owner) && access.getName().equals(name);
    }

    private static boolean takesClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static ArchCondition<JavaMember> notBeFloatingPoint() {
        Set<String> floating = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
        return new ArchCondition<>("not be floating point") {
            @Override
            public void check(JavaMember member, ConditionEvents events) {
                Stream<JavaType> types = switch (member) {
                    case JavaField field -> Stream.of(field.getType());
                    case JavaCodeUnit code ->
                        Stream.concat(Stream.of(code.getReturnType()), code.getParameterTypes().stream());
                    default -> Stream.of();
                };
                boolean found = types.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .anyMatch(type ->
                                floating.contains(type.getBaseComponentType().getName()));
                String message = member.getDescription() + " is floating point in " + member.getSourceCodeLocation();
                events.add(new SimpleConditionEvent(member, !found, message));
            }
        };
    }
}
