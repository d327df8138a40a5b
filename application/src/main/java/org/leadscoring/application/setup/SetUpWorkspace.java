package org.leadscoring.application.setup;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.leadscoring.application.scoring.ModelTemplates;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Passwords;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.UserNotPossibleException;
import org.leadscoring.application.workspace.UserNotPossibleException.Reason;
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

/** Makes workspaces: the first, and others, each with an administrator who can sign in and a source that can send. */
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

    /**
     * Makes a workspace beside those there are, as the first one was made: see {@link #setUp}. It shares nothing with them but
     * that user names are of all.
     *
     * @param generator makes a secret of at least 128 random bits, of letters and digits
     * @throws WorkspaceNameTakenException if another is called so
     * @throws UserNotPossibleException if somebody has its administrator's user name
     * @throws IllegalArgumentException if they cannot be called so: see {@link Workspace} and {@link User}
     */
    public SetUp add(Wanted wanted, Supplier<String> generator) {
        return transactions.run(() -> {
            if (workspaces.all().stream().anyMatch(one -> one.name().equals(wanted.name()))) {
                throw new WorkspaceNameTakenException(wanted.name());
            }
            return make(wanted, Optional.empty(), generator);
        });
    }

    private SetUp first(Wishes wishes, Supplier<String> generator) {
        return make(new Wanted("Main", ZoneId.of("UTC"), ADMIN, wishes.adminPassword()), wishes.writeKey(), generator);
    }

    private SetUp make(Wanted wanted, Optional<WriteKey> writeKey, Supplier<String> generator) {
        var now = clock.instant();
        var workspace = new Workspace(new WorkspaceId(ids.next()), wanted.name(), wanted.zone());
        var admin = new User(new UserId(ids.next()), workspace.id(), wanted.admin(), "Administrator", Role.ADMIN, true);
        if (users.byUsername(admin.username()).isPresent()) {
            throw new UserNotPossibleException(admin, Reason.USERNAME_TAKEN);
        }
        workspaces.add(workspace, now);
        models.add(workspace.id(), websitePoints(), true, now);
        policies.save(workspace.id(), SlaPolicy.STANDARD);
        var password = wanted.password().orElseGet(generator);
        users.add(admin, passwords.hash(password), now);
        var key = writeKey.orElseGet(() -> new WriteKey(generator.get()));
        // Write keys of web pages are public, and the script for them is to work at once; an admin names the origins.
        var website = new Source(new SourceId(ids.next()), workspace.id(), "Website", true, List.of(Origin.ANY), null);
        sources.add(website, key, now);
        return new SetUp(
                workspace,
                true,
                wanted.password().isPresent() ? Optional.empty() : Optional.of(password),
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
     * A workspace that is wanted.
     *
     * @param name what it is called; spaces around it do not matter
     * @param zone where its days begin and end
     * @param admin what its administrator signs in with, in any workspace the name of nobody else; spaces around it and
     *     capitals do not matter
     * @param password of its administrator; generated if it is missing
     */
    public record Wanted(String name, ZoneId zone, String admin, Optional<String> password) {

        public Wanted {
            name = name.strip();
            admin = admin.strip().toLowerCase(Locale.ROOT);
        }
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
     * @param created true if the workspace was made just now
     * @param generatedPassword the administrator's password if it was generated just now; it cannot be shown again
     * @param writeKey the first source's key if it is known: just made, or wished for
     */
    public record SetUp(
            Workspace workspace, boolean created, Optional<String> generatedPassword, Optional<WriteKey> writeKey) {}
}
