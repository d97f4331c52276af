package org.kakehashi.app;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows and rules of the house, over every compiled class of the program. */
class HouseRulesTest {

    private static JavaClasses house;

    @BeforeAll
    static void readTheHouse() {
        house = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("/testbed/"))
                .importPackages("org.kakehashi");
        assertTrue(house.size() > 100, "the program's classes must be on the class path");
    }

    @Test
    void arrowsPointDown() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("org.kakehashi..")
                .layer("app")
                .definedBy("org.kakehashi.app..")
                .layer("ui")
                .definedBy("org.kakehashi.ui..")
                .layer("wallet")
                .definedBy("org.kakehashi.wallet..")
                .optionalLayer("messaging")
                .definedBy("org.kakehashi.messaging..")
                .layer("net")
                .definedBy("org.kakehashi.net..")
                .layer("vault")
                .definedBy("org.kakehashi.vault..")
                .optionalLayer("resources")
                .definedBy("org.kakehashi.resources..")
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("ui")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("wallet")
                .mayOnlyBeAccessedByLayers("app", "ui")
                .whereLayer("messaging")
                .mayOnlyBeAccessedByLayers("app", "ui")
                .whereLayer("net")
                .mayOnlyBeAccessedByLayers("app", "ui", "wallet", "messaging")
                .whereLayer("vault")
                .mayOnlyBeAccessedByLayers("app", "ui", "wallet", "messaging", "net")
                .check(house);
    }

    @Test
    void capabilitiesHaveNoCircles() {
        slices().matching("org.kakehashi.wallet.(*)..")
                .should()
                .beFreeOfCycles()
                .check(house);
        slices().matching("org.kakehashi.ui.(*)..").should().beFreeOfCycles().check(house);
    }

    @Test
    void onlyTheWindowKnowsJavaFx() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.kakehashi.ui..", "org.kakehashi.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp..")
                .because("vault, net and wallet must run and be tested without a toolkit")
                .check(house);
    }

    @Test
    void viewModelsKnowNoNodes() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat(resideInAPackage("javafx..")
                        .and(resideInAnyPackage("javafx.beans..", "javafx.collections..", "javafx.util..")
                                .negate()))
                .because("a view model is tested without a toolkit")
                .check(house);
    }

    @Test
    void theWayOutIsNet() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.kakehashi.net..")
                .should()
                .dependOnClassesThat(assignableTo("java.net.Socket")
                        .or(assignableTo("java.net.http.HttpClient"))
                        .or(assignableTo("java.net.URLConnection"))
                        .or(assignableTo("java.nio.channels.SocketChannel"))
                        .or(assignableTo("okhttp3.OkHttpClient"))
                        .or(nameMatching("org\\.web3j\\.protocol\\.http\\..*"))
                        .or(nameMatching("org\\.web3j\\.protocol\\.websocket\\..*")))
                .because("no socket is opened before consent, and net asks for it")
                .check(house);
    }

    @Test
    void onlyTheVaultOpensDatabases() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.kakehashi.vault..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.DriverManager")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.sqlite..")
                .because("there is one store and it is encrypted")
                .check(house);
    }

    @Test
    void moneyIsNeverAFloat() {
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("org.kakehashi.wallet.money..")
                .or()
                .areDeclaredInClassesThat()
                .resideInAPackage("org.kakehashi.wallet.transfer..")
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(float.class)
                .orShould()
                .haveRawType(Double.class)
                .because("money is BigInteger base units")
                .check(house);
    }

    @Test
    void randomnessIsSecure() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .callMethodWhere(target(owner(assignableTo(Math.class))).and(target(nameMatching("random"))))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .because("SecureRandom only")
                .check(house);
    }

    @Test
    void noStaticMutableState() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .areNotEnums()
                .should()
                .beFinal()
                .because("state belongs to objects that the composition makes")
                .check(house);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl)")
                .because("a name is the standard's own term, not a drawer")
                .check(house);
    }

    @Test
    void nothingIsPrinted() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.kakehashi.app..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("secrets must not reach a terminal, and failures go to the one reporter")
                .check(house);
    }
}
