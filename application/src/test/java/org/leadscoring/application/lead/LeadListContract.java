package org.leadscoring.application.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.lead.FindLeads.LeadList;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.application.lead.FindLeads.Row;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.Profile;

/** What everybody may expect of a {@link LeadList}. */
public abstract class LeadListContract extends PortContract {

    @Test
    void an_empty_workspace_has_an_empty_list() {
        assertThat(ports.leadList().list(workspace, "", null, 10)).isEmpty();
        assertThat(ports.leadList().list(workspace, "a", null, 10)).isEmpty();
    }

    @Test
    void a_row_shows_the_lead_as_it_is_and_the_name_of_its_owner() {
        var bob = savedUser("Bob ‘Ünï’ 🚀");
        var owned = saved(activeAt(NOW).ownedBy(bob.id()));
        var unowned = saved(activeAt(NOW.minusSeconds(1)));

        assertThat(ports.leadList().list(workspace, "", null, 10))
                .containsExactly(new Row(owned, "Bob ‘Ünï’ 🚀"), new Row(unowned, null));
    }

    @Test
    void the_latest_active_come_first_and_those_never_active_by_when_they_were_heard_of() {
        var old = saved(activeAt(NOW.minusSeconds(60)));
        var never = saved(someLead());
        var latest = saved(activeAt(NOW.plusSeconds(60)));

        assertThat(listed("", null, 10)).containsExactly(latest.id(), never.id(), old.id());
    }

    @Test
    void leads_active_in_one_minute_come_in_the_order_of_their_ids() {
        var first = activeAt(NOW);
        var second = activeAt(NOW.plusSeconds(2));
        var third = activeAt(NOW.plusSeconds(1));
        List.of(second, third, first).forEach(this::saved);

        assertThat(listed("", null, 10)).containsExactly(first.id(), second.id(), third.id());
    }

    @Test
    void on_a_page_they_come_in_the_order_of_their_activity() {
        var first = saved(activeAt(NOW.plusSeconds(1)));
        var second = saved(activeAt(NOW.plusSeconds(2)));
        var third = saved(activeAt(NOW.plusSeconds(1)));

        assertThat(searched("")).containsExactly(second.id(), first.id(), third.id());
    }

    @Test
    void not_more_are_listed_than_wanted() {
        var leads = List.of(activeAt(NOW), activeAt(NOW), activeAt(NOW));
        leads.forEach(this::saved);

        assertThat(listed("", null, 1)).containsExactly(leads.get(0).id());
        assertThat(listed("", null, 2))
                .containsExactly(leads.get(0).id(), leads.get(1).id());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40})
    void paging_shows_every_lead_once(int pageSize) {
        var random = new Random(pageSize);
        var leads = new ArrayList<Lead>();
        for (int i = 0; i < 30; i++) {
            var active = NOW.plusSeconds(random.nextInt(4) * 40L);
            leads.add(saved(workspace, random.nextInt(5) == 0 ? someLead() : activeAt(active), Set.of("ada", "adam")));
        }
        var expected = leads.stream()
                .sorted(Comparator.comparing((Lead lead) -> Position.of(lead).activeAt())
                        .reversed()
                        .thenComparing(Lead::id))
                .map(Lead::id)
                .toList();

        assertThat(paged("", pageSize)).containsExactlyElementsOf(expected);
        assertThat(paged("ada", pageSize)).containsExactlyElementsOf(expected);
        assertThat(paged("b", pageSize)).isEmpty();
    }

    @Test
    void a_page_begins_after_its_position_even_if_that_lead_has_moved_on_since() {
        var first = saved(activeAt(NOW));
        var second = saved(activeAt(NOW.minusSeconds(1)));
        var third = saved(activeAt(NOW.minusSeconds(2)));
        var position = Position.of(second);

        commit(() -> ports.leads().merge(workspace, Map.of(second.id(), first.id())));

        assertThat(listed("", position, 10)).containsExactly(third.id());
    }

    @ParameterizedTest
    @CsvSource({
        "ada",
        "ADA",
        "Ada Love",
        "lovelace",
        "love",
        "analyt",
        "engines",
        "analytical engines, l",
        "ada.l@ex",
        "example",
        "com",
        "+4930",
        "USER-7"
    })
    void a_lead_is_found_by_the_beginning_of_any_word_it_is_known_by(String text) {
        var lead = find(
                new Profile("Ada Lovelace", "ada.l@example.com", "+4930123456", "Analytical Engines, Ltd", true),
                userId("User-7"));

        assertThat(searched(text)).containsExactly(lead.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"da", "lovelaces", "adalove", "7", "30123", "ngine", "adä", "l@example"})
    void a_lead_is_not_found_by_what_is_not_a_beginning(String text) {
        find(
                new Profile("Ada Lovelace", "ada.l@example.com", "+4930123456", "Analytical Engines, Ltd", true),
                userId("User-7"));

        assertThat(searched(text)).isEmpty();
    }

    @Test
    void case_does_not_matter_in_any_script_and_accents_do() {
        var lead = find(new Profile("Ödön Şükrü Ёлкин", null, null, null, true));

        assertThat(searched("öd")).containsExactly(lead.id());
        assertThat(searched("ÖDÖN")).containsExactly(lead.id());
        assertThat(searched("şük")).containsExactly(lead.id());
        assertThat(searched("ёЛк")).containsExactly(lead.id());
        assertThat(searched("od")).isEmpty();
        assertThat(searched("елк")).isEmpty();
    }

    @Test
    void characters_that_mean_something_to_sql_mean_themselves() {
        var percent = find(new Profile("100%_sure", null, null, null, true));
        var backslash = find(new Profile("\\server", null, null, null, true));
        var quote = find(new Profile("'; drop table leads; --", null, null, null, true));
        var wild = find(new Profile("%wild", null, null, null, true));

        assertThat(searched("100%_s")).containsExactly(percent.id());
        assertThat(searched("1%")).isEmpty();
        assertThat(searched("1__%")).isEmpty();
        assertThat(searched("100_")).isEmpty();
        assertThat(searched("%")).containsExactly(wild.id());
        assertThat(searched("_")).isEmpty();
        assertThat(searched("\\")).containsExactly(backslash.id());
        assertThat(searched("\\%")).isEmpty();
        assertThat(searched("'; d")).containsExactly(quote.id());
        assertThat(searched("!")).isEmpty();
        assertThat(searched("[a-z]")).isEmpty();
    }

    @Test
    void a_lead_found_by_several_words_is_listed_once() {
        var lead = find(new Profile("Bo Bob Bobby", "bob@bob.example", null, "Bob & Bobs", true));

        assertThat(searched("bo")).containsExactly(lead.id());
    }

    @Test
    void blank_text_finds_all_and_blanks_around_it_do_not_matter() {
        var lead = find(new Profile("Ada", null, null, null, true));

        assertThat(searched("")).containsExactly(lead.id());
        assertThat(searched(" \t ")).containsExactly(lead.id());
        assertThat(searched("  ada ")).containsExactly(lead.id());
    }

    @Test
    void a_lead_is_found_by_the_longest_names_it_may_have() {
        var name = "🚀".repeat(100);
        var lead = find(new Profile(name, null, null, "é".repeat(200), true));

        assertThat(searched(name)).containsExactly(lead.id());
        assertThat(searched("🚀".repeat(49))).containsExactly(lead.id());
        assertThat(searched("É".repeat(150))).containsExactly(lead.id());
        assertThat(searched("🚀".repeat(49) + "x")).isEmpty();
    }

    @Test
    void a_lead_is_found_by_its_present_name_only() {
        var lead = find(new Profile("Ada Byron", null, null, null, true));
        var married = new Profile("Ada Lovelace", null, null, null, true);

        saved(workspace, lead.seen(Attributes.NONE, married, lead.standing(), NOW), married.searchTerms(List.of()));

        assertThat(searched("byron")).isEmpty();
        assertThat(searched("lovelace")).containsExactly(lead.id());
        assertThat(searched("ada")).containsExactly(lead.id());
    }

    @Test
    void another_workspace_lists_and_finds_nothing() {
        find(new Profile("Ada", null, null, null, true));

        assertThat(ports.leadList().list(elsewhere, "", null, 10)).isEmpty();
        assertThat(ports.leadList().list(elsewhere, "ada", null, 10)).isEmpty();
    }

    private Lead activeAt(Instant at) {
        var lead = someLead();
        return lead.seen(Attributes.NONE, lead.profile(), lead.standing(), at);
    }

    private Lead find(Profile profile, Identifier... identifiers) {
        var lead = someLead();
        return saved(
                workspace,
                lead.seen(Attributes.NONE, profile, lead.standing(), NOW),
                profile.searchTerms(List.of(identifiers)));
    }

    private List<LeadId> searched(String text) {
        return new FindLeads(ports.leadList())
                .page(workspace, text, null).rows().stream()
                        .map(row -> row.lead().id())
                        .toList();
    }

    private List<LeadId> listed(String prefix, @Nullable Position after, int limit) {
        return ports.leadList().list(workspace, prefix, after, limit).stream()
                .map(row -> row.lead().id())
                .toList();
    }

    private List<LeadId> paged(String prefix, int pageSize) {
        var ids = new ArrayList<LeadId>();
        Position after = null;
        while (true) {
            var rows = ports.leadList().list(workspace, prefix, after, pageSize);
            rows.forEach(row -> ids.add(row.lead().id()));
            if (rows.size() < pageSize) {
                return ids;
            }
            after = Position.of(rows.getLast().lead());
        }
    }
}
