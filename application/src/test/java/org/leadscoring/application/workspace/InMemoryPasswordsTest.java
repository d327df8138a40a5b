package org.leadscoring.application.workspace;

class InMemoryPasswordsTest extends PasswordsContract {

    private static final Passwords PASSWORDS = new InMemoryPasswords();

    @Override
    protected Passwords passwords() {
        return PASSWORDS;
    }
}
