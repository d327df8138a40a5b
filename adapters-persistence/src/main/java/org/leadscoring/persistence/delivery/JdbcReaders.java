package org.leadscoring.persistence.delivery;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.leadscoring.application.delivery.Readers;
import org.leadscoring.domain.delivery.Reader;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Readers in the table {@code mail_readers}, with their names and roles in {@code users}. */
public final class JdbcReaders implements Readers {

    private final Database database;

    public JdbcReaders(Database database) {
        this.database = database;
    }

    @Override
    public List<Reader> all(WorkspaceId workspace) {
        return database.sql("""
                        select u.id, u.name, u.role, r.mail, r.language, r.topics
                        from mail_readers r join users u on u.id = r.user_id
                        where r.workspace_id = :workspace and u.enabled = true order by u.name, u.id
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> {
                    var role = Columns.constant(Role.class, row, "role");
                    return new Reader(
                            new UserId(Columns.id(row, "id")),
                            row.getString("name"),
                            role,
                            row.getString("mail"),
                            row.getString("language"),
                            possible(Topics.of(row.getString("topics")), role));
                })
                .list();
    }

    /** Who got another role since may have chosen what somebody of it is not told. */
    private static Set<Topic> possible(Set<Topic> chosen, Role role) {
        var possible = EnumSet.noneOf(Topic.class);
        possible.addAll(chosen);
        possible.retainAll(Reader.choices(role));
        return possible;
    }

    @Override
    public void save(WorkspaceId workspace, Reader reader) {
        database.sql("""
                        insert into mail_readers (user_id, workspace_id, mail, language, topics)
                        values (:user, :workspace, :mail, :language, :topics)
                        on duplicate key update mail = values(mail), language = values(language), topics = values(topics)
                        """)
                .param("user", Columns.bytes(reader.user().value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("mail", reader.mail())
                .param("language", reader.language())
                .param("topics", Topics.text(reader.topics()))
                .update();
    }

    @Override
    public void remove(WorkspaceId workspace, UserId user) {
        database.sql("delete from mail_readers where user_id = :user and workspace_id = :workspace")
                .param("user", Columns.bytes(user.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }
}
