package org.leadscoring.application.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.importing.RefusedRows.RefusedRow;
import org.leadscoring.domain.importing.ImportId;

/** What everybody may expect of {@link StoredFiles} and {@link RefusedRows}. */
public abstract class ImportedFilesContract extends PortContract {

    @Test
    void the_pieces_of_a_file_come_back_byte_by_byte() {
        var file = newImportId();
        var whole = new byte[StoredFiles.PIECE];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (byte) i;
        }
        var rest = new byte[] {-1, 0, 'x'};

        commit(() -> ports.storedFiles().add(workspace, file, 0, whole));
        commit(() -> ports.storedFiles().add(workspace, file, 1, rest));

        assertThat(ports.storedFiles().piece(workspace, file, 0)).contains(whole);
        assertThat(ports.storedFiles().piece(workspace, file, 1)).contains(rest);
        assertThat(ports.storedFiles().piece(workspace, file, 2)).isEmpty();
        assertThat(ports.storedFiles().piece(elsewhere, file, 0)).isEmpty();
    }

    @Test
    void a_file_that_is_removed_is_gone_and_no_other_is() {
        var file = newImportId();
        var other = newImportId();
        commit(() -> {
            ports.storedFiles().add(workspace, file, 0, new byte[] {1});
            ports.storedFiles().add(workspace, file, 1, new byte[] {2});
            ports.storedFiles().add(workspace, other, 0, new byte[] {3});
        });

        commit(() -> ports.storedFiles().remove(elsewhere, file));
        assertThat(ports.storedFiles().piece(workspace, file, 0)).isPresent();

        commit(() -> ports.storedFiles().remove(workspace, file));
        assertThat(ports.storedFiles().piece(workspace, file, 0)).isEmpty();
        assertThat(ports.storedFiles().piece(workspace, file, 1)).isEmpty();
        assertThat(ports.storedFiles().piece(workspace, other, 0)).isPresent();
    }

    @Test
    void refused_rows_come_back_by_line_page_by_page() {
        var source = newImportId();
        var awkward = new RefusedRow(3, "E-mail " + EMOJI, "is not one: " + AWKWARD, AWKWARD.repeat(500));
        var bare = new RefusedRow(5_000_000_000L, null, "is no row", "");
        var middle = new RefusedRow(20, "x", "is wrong", "a,b");
        commit(() -> ports.refusedRows().add(workspace, source, List.of(bare, awkward)));
        commit(() -> ports.refusedRows().add(workspace, source, List.of(middle)));
        commit(() -> ports.refusedRows().add(workspace, source, List.of()));
        commit(() -> ports.refusedRows().add(workspace, newImportId(), List.of(middle)));

        assertThat(ports.refusedRows().page(workspace, source, 0, 10)).containsExactly(awkward, middle, bare);
        assertThat(ports.refusedRows().page(workspace, source, 0, 2)).containsExactly(awkward, middle);
        assertThat(ports.refusedRows().page(workspace, source, 20, 2)).containsExactly(bare);
        assertThat(ports.refusedRows().page(elsewhere, source, 0, 10)).isEmpty();
    }

    @Test
    void many_refused_rows_can_be_added_at_once_and_removed() {
        var source = newImportId();
        var rows = LongStream.rangeClosed(1, 2_000)
                .mapToObj(line -> new RefusedRow(line, null, "r", "t".repeat(100)))
                .toList();
        commit(() -> ports.refusedRows().add(workspace, source, rows));

        assertThat(ports.refusedRows().page(workspace, source, 0, 5_000)).isEqualTo(rows);

        commit(() -> ports.refusedRows().remove(elsewhere, source));
        assertThat(ports.refusedRows().page(workspace, source, 0, 1)).hasSize(1);
        commit(() -> ports.refusedRows().remove(workspace, source));
        assertThat(ports.refusedRows().page(workspace, source, 0, 1)).isEmpty();
    }

    @Test
    void a_reason_and_a_row_longer_than_any_good_one_are_cut() {
        var source = newImportId();
        var endless = new RefusedRow(1, null, "r".repeat(10_000), "t".repeat(1_000_000));
        commit(() -> ports.refusedRows().add(workspace, source, List.of(endless)));

        assertThat(ports.refusedRows().page(workspace, source, 0, 1)).containsExactly(endless);
        assertThat(endless.reason()).hasSize(500);
    }

    private ImportId newImportId() {
        return new ImportId(ports.ids().next());
    }
}
