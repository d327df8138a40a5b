package org.leadscoring.persistence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test class that is skipped where there is no MySQL server, and then says how to enable it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsMySql.Server.class)
public @interface NeedsMySql {

    /** Looks for the server. */
    final class Server implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (MySql.available()) {
                return ConditionEvaluationResult.enabled("there is a MySQL server");
            }
            var reason = context.getDisplayName() + " is skipped: no MySQL. Set " + MySql.VARIABLE
                    + " to the JDBC URL of a server, or start Docker, to run it";
            if (context.getTestClass().map(Class::isMemberClass).orElse(true).equals(false)) {
                System.out.println(reason);
            }
            return ConditionEvaluationResult.disabled(reason);
        }
    }
}
