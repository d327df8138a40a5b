package org.leadscoring.application.assignment;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.assignment.AssignmentPolicy;
import org.leadscoring.domain.assignment.Seat;
import org.leadscoring.domain.assignment.Situation;
import org.leadscoring.domain.sla.BusinessHours;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Reads how things stand, as far as a policy asks for it. */
final class ReadSituation {

    private final Users users;
    private final SlaPolicies promises;
    private final Loads loads;

    ReadSituation(Users users, SlaPolicies promises, Loads loads) {
        this.users = users;
        this.promises = promises;
        this.loads = loads;
    }

    Situation of(WorkspaceId workspace, AssignmentPolicy policy, Instant at) {
        var seated = policy.seats().stream().map(Seat::user).toList();
        return new Situation(
                at,
                users.all(workspace).stream()
                        .filter(ReadSituation::works)
                        .map(User::id)
                        .collect(Collectors.toSet()),
                policy.seats().stream().anyMatch(Seat::inOfficeHours)
                        ? promises.of(workspace).hours()
                        : BusinessHours.ROUND_THE_CLOCK,
                policy.countsLoads() ? loads.of(workspace, seated) : Map.of());
    }

    private static boolean works(User user) {
        return user.enabled() && user.role() != Role.VIEWER;
    }
}
