package org.leadscoring.application;

class InMemoryPortsTest extends PortContracts {

    private static final TestPorts PORTS = InMemoryPorts.empty();

    @Override
    protected TestPorts ports() {
        return PORTS;
    }
}
