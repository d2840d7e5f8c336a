package io.arrgus.scheduler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

@AnalyzeClasses(packages = "io.arrgus.scheduler", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule onlyTheEdgesSpeakAmqp = noClasses()
            .that()
            .resideInAnyPackage("..schedule..", "..ledger..", "..connection..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.amqp..", "com.rabbitmq..");

    @ArchTest
    static final ArchRule onlyTheLedgerSpeaksMongo = noClasses()
            .that()
            .resideOutsideOfPackage("..ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..", "org.springframework.data..");

    @ArchTest
    static final ArchRule nobodyCallsAnArr = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "org.springframework.web.client..");

    @ArchTest
    static final ArchRule timeIsTheDatabasesOrAClocks = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule doorsAreGuardedInTheirRoom = methods()
            .that()
            .areMetaAnnotatedWith("org.springframework.web.bind.annotation.RequestMapping")
            .should()
            .beDeclaredInClassesThat()
            .resideInAnyPackage("..connection..", "..parking..");

    @Test
    void roomsKnowOnlyTheRoomsTheyMay() {
        ApplicationModules.of(SchedulerApplication.class).verify();
    }
}
