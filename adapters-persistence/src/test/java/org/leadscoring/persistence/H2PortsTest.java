package org.leadscoring.persistence;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2PortsTest extends JdbcPortsContract {

    private static JdbcPorts ports;

    @BeforeAll
    static void connect() {
        ports = JdbcPorts.on("jdbc:h2:mem:ports;MODE=MySQL;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=2000", Map.of());
    }

    @AfterAll
    static void disconnect() {
        ports.close();
    }

    @Override
    protected JdbcPorts ports() {
        return ports;
    }
}
