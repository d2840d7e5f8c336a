package io.arrgus.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;

/** The rooms, and what never happens in them. */
@AnalyzeClasses(packages = "io.arrgus.worker", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule onlyIntakeAndPublishingKnowTheBroker = noClasses()
            .that()
            .resideInAnyPackage("..worker.sync..", "..worker.arr..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.amqp..", "com.rabbitmq..");

    @ArchTest
    static final ArchRule onlyTheHttpRoomSpeaksHttp = noClasses()
            .that()
            .resideOutsideOfPackage("..arr.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule theWordsOfAnArrStayInItsRoom = noClasses()
            .that()
            .resideOutsideOfPackages("..arr.radarr..", "..arr.sonarr..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..arr.radarr..", "..arr.sonarr..");

    @ArchTest
    static final ArchRule theProtocolKnowsNoneOfItsImplementations = noClasses()
            .that()
            .resideInAPackage("io.arrgus.worker.arr")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..arr.http..", "..arr.radarr..", "..arr.sonarr..");

    @ArchTest
    static final ArchRule springRetryStaysInOnePlace = noClasses()
            .that()
            .doNotHaveSimpleName("Repeating")
            .and()
            .haveNameNotMatching(".*Repeating\\$.*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.retry..")
            .because("it is archived upstream, so replacing it must stay a change of one file");

    @ArchTest
    static final ArchRule aWorkerHasNoDatabase = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.springframework.data..");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule nothingIsPrinted = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule whatIsNeededComesByTheConstructor =
            noMethods().should().beAnnotatedWith(Autowired.class).allowEmptyShould(true);

    @Test
    void theRoomsAreAsTheirDoorsSay() {
        ApplicationModules.of(WorkerApplication.class).verify();
    }
}
