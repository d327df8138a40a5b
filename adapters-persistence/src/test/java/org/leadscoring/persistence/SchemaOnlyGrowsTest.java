package org.leadscoring.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** While nodes are upgraded one after the other, the version before works on the schema of the next (ADR 51). */
class SchemaOnlyGrowsTest {

    /** The change logs before were made when all nodes had to stop. */
    private static final int FIRST = 36;

    /** What breaks the rule all the same; the notes of that release say that all nodes have to stop. */
    private static final Set<String> EXCEPTIONS = Set.of();

    private static final Pattern FILE = Pattern.compile("(\\d{4})-.*\\.sql");
    private static final Pattern NEW_TABLE = Pattern.compile("create table (\\w+) .*");
    private static final Pattern OF_TABLE = Pattern.compile("(?:alter table|create unique index \\w+ on) (\\w+)\\b.*");
    private static final Pattern NEW_COLUMN = Pattern.compile("alter table \\w+ add column (.*)");
    private static final Pattern HARMLESS = Pattern.compile("(create table|create index|insert|update|delete) .*");

    @Test
    void from_change_log_36_on_the_schema_only_grows() throws IOException {
        var broken = new ArrayList<String>();
        var files = 0;
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:db/changelog/*.sql")) {
            var name = FILE.matcher(Objects.requireNonNull(file.getFilename()));
            if (name.matches() && Integer.parseInt(name.group(1)) >= FIRST) {
                files++;
                breaking(file.getContentAsString(StandardCharsets.UTF_8)).stream()
                        .filter(statement -> !EXCEPTIONS.contains(statement))
                        .forEach(statement -> broken.add(file.getFilename() + ": " + statement));
            }
        }

        assertThat(files).isPositive();
        assertThat(broken).as("what the version before cannot live with").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table leads",
                "drop index leads_name on leads",
                "alter table leads drop column name",
                "alter table leads rename column name to called",
                "alter table leads modify column name varchar(10)",
                "alter table leads add column age int not null",
                "alter table leads add constraint leads_name unique (name)",
                "rename table leads to people",
                "create unique index leads_name on leads (name)"
            })
    void what_the_version_before_cannot_live_with_is_seen(String statement) {
        assertThat(breaking("--changeset x:1\n" + statement + ";\n--rollback empty\n"))
                .containsExactly(statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table things (id int not null primary key)",
                "create index leads_name on leads (name)",
                "alter table leads add column age int",
                "alter table leads add column age int default 0 not null",
                "alter table leads add column age int generated always as (id)",
                "update leads set name = '-'",
                "create table things (id int); create unique index things_id on things (id); alter table things drop column id"
            })
    void what_it_does_not_notice_may_be(String statement) {
        assertThat(breaking("--changeset x:1\n" + statement + ";\n--rollback drop table things;\n"))
                .isEmpty();
    }

    private static List<String> breaking(String file) {
        var statements = Arrays.stream(file.lines()
                        .filter(line -> !line.strip().startsWith("--"))
                        .collect(Collectors.joining(" "))
                        .split(";"))
                .map(statement -> statement.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT))
                .filter(statement -> !statement.isEmpty())
                .toList();
        var fresh = new HashSet<String>();
        statements.forEach(statement -> {
            var made = NEW_TABLE.matcher(statement);
            if (made.matches()) {
                fresh.add(made.group(1));
            }
        });
        return statements.stream()
                .filter(statement -> !isHarmless(statement, fresh))
                .toList();
    }

    private static boolean isHarmless(String statement, Set<String> fresh) {
        var table = OF_TABLE.matcher(statement);
        if (HARMLESS.matcher(statement).matches() || table.matches() && fresh.contains(table.group(1))) {
            return true;
        }
        var column = NEW_COLUMN.matcher(statement);
        return column.matches()
                && (!column.group(1).contains("not null")
                        || column.group(1).contains(" default ")
                        || column.group(1).contains(" generated always "));
    }
}
