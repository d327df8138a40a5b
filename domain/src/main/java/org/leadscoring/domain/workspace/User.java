package org.leadscoring.domain.workspace;

/**
 * A person who signs in.
 *
 * @param workspace where they work
 * @param username what they sign in with, lower case, unique in the whole system
 * @param name what others see
 * @param enabled false if they may not sign in
 */
public record User(UserId id, WorkspaceId workspace, String username, String name, Role role, boolean enabled) {}
