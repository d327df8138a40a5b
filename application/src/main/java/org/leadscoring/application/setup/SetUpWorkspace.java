package org.leadscoring.application.setup;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.leadscoring.application.scoring.ModelTemplates;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Passwords;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.Origin;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.domain.workspace.WriteKey;

/** Makes sure there is a workspace to work in, an administrator who can sign in and a source that can send. */
public final class SetUpWorkspace {

    /** The name the first administrator signs in with. */
    public static final String ADMIN = "admin";

    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Workspaces workspaces;
    private final Sources sources;
    private final Users users;
    private final Passwords passwords;
    private final ModelTemplates templates;
    private final ScoringModels models;
    private final SlaPolicies policies;

    public SetUpWorkspace(
            Transactions transactions,
            Ids ids,
            Clock clock,
            Workspaces workspaces,
            Sources sources,
            Users users,
            Passwords passwords,
            ModelTemplates templates,
            ScoringModels models,
            SlaPolicies policies) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.workspaces = workspaces;
        this.sources = sources;
        this.users = users;
        this.passwords = passwords;
        this.templates = templates;
        this.models = models;
        this.policies = policies;
    }

    /**
     * On an empty database: makes the first workspace, with website points live and primary and the standard promise, its
     * administrator and its first source. Later: makes the password and the key that are wished for valid, if they are
     * not.
     *
     * @param wishes the operator's own secrets; what is missing is generated, on an empty database only
     * @param generator makes a secret of at least 128 random bits, of letters and digits
     */
    public SetUp setUp(Wishes wishes, Supplier<String> generator) {
        return transactions.run(() -> {
            var existing = workspaces.all();
            return existing.isEmpty() ? first(wishes, generator) : later(existing.getFirst(), wishes);
        });
    }

    private SetUp first(Wishes wishes, Supplier<String> generator) {
        var now = clock.instant();
        var workspace = new Workspace(new WorkspaceId(ids.next()), "Main", ZoneId.of("UTC"));
        workspaces.add(workspace, now);
        models.add(workspace.id(), websitePoints(), true, now);
        policies.save(workspace.id(), SlaPolicy.STANDARD);
        var password = wishes.adminPassword().orElseGet(generator);
        var admin = new User(new UserId(ids.next()), workspace.id(), ADMIN, "Administrator", Role.ADMIN, true);
        users.add(admin, passwords.hash(password), now);
        var key = wishes.writeKey().orElseGet(() -> new WriteKey(generator.get()));
        // Write keys of web pages are public, and the script for them is to work at once; an admin names the origins.
        var website = new Source(new SourceId(ids.next()), workspace.id(), "Website", true, List.of(Origin.ANY), null);
        sources.add(website, key, now);
        return new SetUp(
                workspace,
                true,
                wishes.adminPassword().isPresent() ? Optional.empty() : Optional.of(password),
                Optional.of(key));
    }

    private ScoringModel websitePoints() {
        return templates
                .named(ModelTemplates.WEBSITE_POINTS)
                .orElseThrow(() -> new IllegalStateException("the product lacks its template website points"))
                .file()
                .model(new ModelId(ids.next()));
    }

    private SetUp later(Workspace workspace, Wishes wishes) {
        var now = clock.instant();
        wishes.adminPassword()
                .ifPresent(password -> users.byUsername(ADMIN)
                        .filter(account -> !passwords.matches(password, account.passwordHash()))
                        .ifPresent(account -> {
                            users.changePassword(account.user(), passwords.hash(password));
                            users.readmit(account.user());
                        }));
        wishes.writeKey()
                .filter(key -> sources.byKey(key, now).isEmpty())
                .ifPresent(key -> sources.changeKey(sources.all(workspace.id()).getFirst(), key, now, now));
        return new SetUp(workspace, false, Optional.empty(), wishes.writeKey());
    }

    /**
     * Secrets the operator chose.
     *
     * @param adminPassword for the first administrator
     * @param writeKey for the first source
     */
    public record Wishes(Optional<String> adminPassword, Optional<WriteKey> writeKey) {}

    /**
     * What there is now.
     *
     * @param created true if the database was empty
     * @param generatedPassword the administrator's password if it was generated just now; it cannot be shown again
     * @param writeKey the first source's key if it is known: just made, or wished for
     */
    public record SetUp(
            Workspace workspace, boolean created, Optional<String> generatedPassword, Optional<WriteKey> writeKey) {}
}
