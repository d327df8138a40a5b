package org.leadscoring.application.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadscoring.domain.importing.Mappings.leads;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.application.importing.Import.State;
import org.leadscoring.application.workspace.UnknownSourceException;
import org.leadscoring.domain.importing.Delimiter;
import org.leadscoring.domain.importing.Encoding;
import org.leadscoring.domain.importing.FileLayout;
import org.leadscoring.domain.importing.ImportKind;
import org.leadscoring.domain.importing.InvalidMappingException;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;

class ImportFilesTest {

    private final ImportWorld world = new ImportWorld();

    @Test
    void a_file_is_kept_whole_with_its_hash_and_is_read_from_any_byte() throws IOException {
        var text = "a,b\n" + "1,2\n".repeat(100_000);

        var uploaded = world.uploaded(ImportKind.LEADS, text);

        var bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(uploaded.state()).isEqualTo(State.PLANNING);
        assertThat(uploaded.file().bytes()).isEqualTo(bytes.length);
        assertThat(uploaded.file().hash()).hasSize(64).isEqualTo(ImportFiles.hash(new ByteArrayInputStream(bytes)));
        for (var offset : List.of(0, 1, StoredFiles.PIECE - 1, StoredFiles.PIECE, bytes.length - 1, bytes.length)) {
            var in = new FileInput(world.application.ports.storedFiles(), world.workspace, uploaded.id(), offset);
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(text.substring(offset));
        }
    }

    @Test
    void a_file_that_is_too_large_empty_or_in_utf_16_is_refused_and_nothing_of_it_stays() {
        assertRefused("x".repeat((1 << 20) + 1).getBytes(StandardCharsets.UTF_8), "larger than 1 MB");
        assertRefused(new byte[0], "is empty");
        assertRefused("a,b\n1,2".getBytes(StandardCharsets.UTF_16), "save it as UTF-8");
    }

    private void assertRefused(byte[] bytes, String why) {
        assertThatThrownBy(() -> world.application.importFiles.upload(
                        world.workspace, ImportKind.LEADS, "x.csv", new ByteArrayInputStream(bytes), null))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(why);
        assertNothingIsKept();
    }

    @Test
    void a_file_whose_sender_goes_away_leaves_nothing_behind() {
        var broken =
                new SequenceInputStream(new ByteArrayInputStream(new byte[StoredFiles.PIECE + 10]), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        return read();
                    }
                });

        assertThatThrownBy(() ->
                        world.application.importFiles.upload(world.workspace, ImportKind.LEADS, "x.csv", broken, null))
                .isInstanceOf(IOException.class);

        assertNothingIsKept();
    }

    private void assertNothingIsKept() {
        assertThat(world.application.importFiles.all(world.workspace)).allSatisfy(one -> {
            assertThat(one.state()).isEqualTo(State.CANCELLED);
            assertThat(one.file().kept()).isFalse();
            assertThat(world.application.ports.storedFiles().piece(world.workspace, one.id(), 0))
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b,c~1,2,3|COMMA",
                "a;b;c~1,5;2;3|SEMICOLON",
                "a\tb\tc~1,5\t2\t3|TAB",
                "Email~ann@acme.example|COMMA",
                "\"a;b\",c~\"1;2\",3|COMMA",
                "name;note~x;one, two, three~y;four|SEMICOLON"
            })
    void the_delimiter_is_found(String text, Delimiter delimiter) {
        var uploaded = world.uploaded(ImportKind.LEADS, text.replace('~', '\n'));

        assertThat(world.application.planImport.layout(world.workspace, uploaded.id()))
                .isEqualTo(new FileLayout(delimiter, Encoding.UTF_8));
    }

    @Test
    void what_is_no_utf_8_is_taken_for_windows_1252_even_where_a_piece_ends_within_a_character() throws IOException {
        var old = "name,city\nM\u00fcller,K\u00f6ln\n".getBytes(Charset.forName("windows-1252"));
        var uploaded = world.application.importFiles.upload(
                world.workspace, ImportKind.LEADS, "x.csv", new ByteArrayInputStream(old), null);
        assertThat(world.application
                        .planImport
                        .layout(world.workspace, uploaded.id())
                        .encoding())
                .isEqualTo(Encoding.WINDOWS_1252);

        for (int shift = 0; shift < 4; shift++) {
            var text = "a,b\n" + "x".repeat(shift) + "\n" + "👩".repeat(70_000);
            assertThat(world.application
                            .planImport
                            .layout(
                                    world.workspace,
                                    world.uploaded(ImportKind.LEADS, text).id())
                            .encoding())
                    .isEqualTo(Encoding.UTF_8);
        }
    }

    @Test
    void the_beginning_of_a_file_shows_columns_and_rows_and_a_mapping_can_be_tried_on_it() {
        var uploaded = world.uploaded(ImportKind.LEADS, "Email,Name\nann@acme.example,Ann\nnobody,Bob\n1,2,3\n");

        var beginning = world.application.planImport.beginning(world.workspace, uploaded.id(), FileLayout.STANDARD);
        var preview = world.application.planImport.preview(
                world.workspace,
                uploaded.id(),
                FileLayout.STANDARD,
                leads("Email=email", "Name=trait:name").mapping());

        assertThat(beginning.header().columns()).containsExactly("Email", "Name");
        assertThat(beginning.rows()).containsExactly(List.of("ann@acme.example", "Ann"), List.of("nobody", "Bob"));
        assertThat(preview).hasSize(3);
        assertThat(preview.get(0).row().traits().text("name")).contains("Ann");
        assertThat(preview.get(1).refused().column()).isEqualTo("Email");
        assertThat(preview.get(2).refused().line()).isEqualTo(4);
    }

    @Test
    void a_file_without_rows_and_a_mapping_of_another_file_are_refused() {
        var blank = world.uploaded(ImportKind.LEADS, "\n \n");
        var other = world.uploaded(ImportKind.LEADS, "Email,City\na@b.example,X\n");

        assertThatThrownBy(
                        () -> world.application.planImport.beginning(world.workspace, blank.id(), FileLayout.STANDARD))
                .isInstanceOf(UnreadableFileException.class);
        assertThatThrownBy(() -> world.application.planImport.plan(
                        world.workspace, other.id(), world.plan(leads("Email=email", "Name=trait:name"), false)))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("Email, City");
    }

    @Test
    void the_first_plan_makes_the_import_source_which_is_listed_last_and_no_second_one() {
        world.planned(leads("Email=email"), "Email\na@b.example\n");
        world.planned(leads("Email=email"), "Email\na@b.example\n");

        assertThat(world.application.ports.sources().all(world.workspace))
                .extracting(Source::name)
                .containsExactly("Website", "Import");
    }

    @Test
    void a_source_that_is_not_there_is_refused() {
        var uploaded = world.uploaded(ImportKind.LEADS, "Email\na@b.example\n");
        var plan = world.plan(leads("Email=email"), false);
        var elsewhere = new SourceId(world.application.ports.ids().next());

        assertThatThrownBy(() -> world.application.planImport.plan(
                        world.workspace,
                        uploaded.id(),
                        new ImportPlan(plan.layout(), plan.mapping(), elsewhere, false)))
                .isInstanceOf(UnknownSourceException.class);
    }

    @Test
    void an_unfinished_import_is_found_by_its_file() {
        var planned = world.planned(leads("Email=email"), "Email\na@b.example\n");
        world.application.runImports.start(world.workspace, planned.id());
        var files = world.application.importFiles;
        var hash = planned.file().hash();

        assertThat(files.unfinished(world.workspace, ImportKind.LEADS, hash))
                .extracting(Import::id)
                .containsExactly(planned.id());
        assertThat(files.unfinished(world.workspace, ImportKind.EVENTS, hash)).isEmpty();
        assertThat(files.unfinished(world.workspace, ImportKind.LEADS, "0".repeat(64)))
                .isEmpty();
        world.application.runImports.work();
        assertThat(files.unfinished(world.workspace, ImportKind.LEADS, hash)).isEmpty();
    }

    @Test
    void files_and_refused_rows_are_removed_a_week_after_the_end_and_the_counts_stay() {
        var done = world.imported(leads("Email=email"), "Email\na@b.example\nnobody\n");
        var lying = world.uploaded(ImportKind.LEADS, "Email\na@b.example\n");
        world.application.clock.advance(Duration.ofDays(7));
        assertThat(world.application.importFiles.tidy()).isZero();

        world.application.clock.advance(Duration.ofSeconds(1));
        assertThat(world.application.importFiles.tidy()).isEqualTo(2);

        assertThat(world.now(done).file().kept()).isFalse();
        assertThat(world.now(done).state()).isEqualTo(State.DONE);
        assertThat(world.now(done).progress().refused()).isEqualTo(1);
        assertThat(world.refused(done)).isEmpty();
        assertThat(world.now(lying).state()).isEqualTo(State.CANCELLED);
        for (var one : Set.of(done, lying)) {
            assertThat(world.application.ports.storedFiles().piece(world.workspace, one.id(), 0))
                    .isEmpty();
        }
        assertThat(world.application.importFiles.tidy()).isZero();
    }
}
