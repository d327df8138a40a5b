package org.leadscoring.bootstrap.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.application.importing.Import.State;
import org.leadscoring.application.importing.ImportFiles;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.bootstrap.command.RunCommand;
import org.leadscoring.bootstrap.command.RunCommand.Outcome;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadStatus;

/** The command, beside a running server whose timer would take the same imports up. */
class ImportCommandTest {

    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.embedded(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void rows_become_leads_and_the_same_file_again_changes_nothing() throws IOException {
        var file =
                file("people.csv", "Email,First Name,City\nann@one.example,Ann,Select\nbob@one.example,Bob,Berlin\n");

        var first = run("leads", file, "--map", "Email=email", "--all-traits", "--ignore-value", "Select");
        var again = run("leads", file, "--map", "Email=email", "--all-traits", "--ignore-value", "Select");

        assertThat(first.exit()).as(first.output()).isZero();
        assertThat(first.output()).contains("2 of 2 rows taken, 0 had been taken before, 0 refused");
        assertThat(again.exit()).as(again.output()).isZero();
        assertThat(again.output()).contains("0 of 2 rows taken, 2 had been taken before, 0 refused");
        assertThat(lead("ann@one.example").traits().values())
                .containsEntry("firstName", "Ann")
                .doesNotContainKey("city");
        assertThat(server.bean(SlaClocks.class)
                        .of(server.workspace(), Set.of(lead("ann@one.example").id())))
                .as("imported leads are asked to be answered by nobody")
                .isEmpty();
    }

    @Test
    void outcomes_are_taken_at_their_time_shown_first_and_a_time_for_all_rows_is_read_in_the_zone() throws IOException {
        var file = file(
                "deals.csv",
                "Email,Converted,Close Date\nann@deals.example,1,2026-02-20\nbob@deals.example,0,\neve@deals.example,,\n");
        var options =
                new String[] {"--time", "2026-02-01 09:00", "--outcome-time", "2026-02-15", "--zone", "Europe/Berlin"};

        var dry = run(
                "leads",
                file,
                Stream.concat(Stream.of(options), Stream.of("--dry-run")).toArray(String[]::new));
        var first = run("leads", file, options);
        var again = run("leads", file, options);

        assertThat(dry.output())
                .contains(
                        "line 2: identify at 2026-02-01T08:00:00Z",
                        "; won at 2026-02-19T23:00:00Z",
                        "nothing was written")
                .contains("; lost at 2026-02-14T23:00:00Z");
        assertThat(first.exit()).as(first.output()).isZero();
        assertThat(again.output()).contains("0 of 3 rows taken, 3 had been taken before");
        assertThat(lead("ann@deals.example").status()).isEqualTo(LeadStatus.WON);
        assertThat(lead("bob@deals.example").status()).isEqualTo(LeadStatus.LOST);
        assertThat(lead("eve@deals.example").status()).isEqualTo(LeadStatus.NEW);
        assertThat(server.bean(Leads.class)
                        .statusHistory(
                                server.workspace(), lead("ann@deals.example").id()))
                .extracting(step -> step.at().toString())
                .containsExactly("2026-02-19T23:00:00Z");
        assertThat(run("leads", file, "--outcome-time", "soon").output()).contains("\"soon\" is not a time");
        assertThat(run("leads", file, "--time", "2999-01-01").output()).contains("lies in the future");
    }

    @Test
    void clocks_are_opened_where_that_was_asked_for() throws IOException {
        var file = file("hot.csv", "Email\nann@clocks.example\n");

        assertThat(run("leads", file, "--open-clocks").exit()).isZero();

        assertThat(server.bean(SlaClocks.class)
                        .of(
                                server.workspace(),
                                Set.of(lead("ann@clocks.example").id())))
                .hasSize(1);
    }

    @Test
    void events_of_a_german_spreadsheet_are_scored_at_their_own_time() throws IOException {
        var file = folder.resolve("messe.csv");
        Files.writeString(
                file,
                "E-Mail;Aktion;Datum;Preis\nj\u00f6rg@two.example;Demo Requested;01.02.2026 10:00;1.234,50\n",
                Charset.forName("windows-1252"));

        var outcome = run(
                "events",
                file,
                "--map",
                "E-Mail=email",
                "--map",
                "Aktion=event",
                "--map",
                "Datum=time",
                "--map",
                "Preis=property:price:number-comma",
                "--time-format",
                "dd.MM.yyyy HH:mm",
                "--zone",
                "Europe/Berlin");

        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(lead("j\u00f6rg@two.example").standing().score())
                .as("50 for the demo, and 10 taken off for the silence since")
                .isEqualTo(40);
        assertThat(lead("j\u00f6rg@two.example").lastActivityAt()).hasToString("2026-02-01T09:00:00Z");
    }

    @Test
    void rows_that_are_refused_are_in_the_error_file_and_the_exit_code_says_so() throws IOException {
        var file = file("mixed.csv", "Email,City\nann@three.example,Bonn\nnobody,Köln\n");
        var errors = folder.resolve("refused.csv");

        var outcome = run("leads", file, "--map", "Email=email", "--errors", errors.toString());

        assertThat(outcome.exit()).as(outcome.output()).isEqualTo(3);
        assertThat(outcome.output()).contains("1 of 2 rows taken", "1 refused", errors.toString());
        assertThat(errors).hasContent("""
                line,column,reason,Email,City
                3,Email,"\""nobody"" is not an e-mail address",nobody,Köln
                """);

        Files.writeString(errors, Files.readString(errors).replace(",nobody,", ",bob@three.example,"));
        var corrected = run("leads", errors, "--map", "Email=email", "--all-traits");
        assertThat(corrected.exit()).as(corrected.output()).isZero();
        assertThat(lead("bob@three.example").traits().values()).containsOnlyKeys("city", "email");
    }

    @Test
    void a_dry_run_says_what_would_be_and_writes_nothing() throws IOException {
        var file = file("dry.csv", "Email,City\nann@four.example,Bonn\nbob@four.example,Jena\n");

        var outcome = run("leads", file, "--map", "Email=email", "--map", "City=trait:city", "--dry-run");

        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(outcome.output())
                .contains(
                        "of 2 rows 2 would be taken", "2 leads are new", "line 2:", "city=Bonn", "nothing was written");
        assertThat(server.bean(IdentityBook.class)
                        .leadsOf(server.workspace(), Set.of(new Identifier(IdentifierType.EMAIL, "ann@four.example"))))
                .isEmpty();
    }

    @Test
    void what_cannot_be_is_refused_with_a_word_what_to_do_and_nothing_is_imported() throws IOException {
        var file = file("wrong.csv", "Email,City\nann@five.example,Bonn\n");

        assertThat(run("leads", file, "--map", "Mail=email"))
                .satisfies(outcome -> assertThat(outcome.exit()).isEqualTo(1))
                .satisfies(outcome -> assertThat(outcome.output()).contains("no such column", "Email, City"));
        assertThat(run("leads", file, "--map", "City=trait:city").output()).contains("no column says who");
        assertThat(run("leads", file, "--source", "Nowhere").output()).contains("there are", "Website");
        assertThat(run("people", file).exit()).isEqualTo(2);
        assertThat(run("leads", folder.resolve("none.csv")).exit()).isEqualTo(2);
        assertThat(run("leads", file, "--dryrun").exit())
                .as("a mistyped option")
                .isEqualTo(2);

        assertThat(server.bean(ImportFiles.class).all(server.workspace()))
                .filteredOn(left -> left.file().name().equals("wrong.csv"))
                .as("files whose plan could not be made are not left lying")
                .isNotEmpty()
                .allMatch(left -> left.state() == State.CANCELLED);
        assertThat(server.bean(IdentityBook.class)
                        .leadsOf(server.workspace(), Set.of(new Identifier(IdentifierType.EMAIL, "ann@five.example"))))
                .isEmpty();
    }

    private static Outcome run(String kind, Path file, String... options) {
        var args = new ArrayList<>(List.of("import", kind, file.toString()));
        args.addAll(List.of(options));
        args.add("--leadscoring.data=" + folder.toAbsolutePath());
        return RunCommand.run(args.toArray(String[]::new));
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Lead lead(String email) {
        var id = server.bean(IdentityBook.class)
                .leadsOf(server.workspace(), Set.of(new Identifier(IdentifierType.EMAIL, email)))
                .iterator()
                .next();
        return server.bean(Leads.class).byId(server.workspace(), id).orElseThrow();
    }
}
