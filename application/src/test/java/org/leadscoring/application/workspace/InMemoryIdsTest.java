package org.leadscoring.application.workspace;

class InMemoryIdsTest extends IdsContract {

    @Override
    protected Ids ids() {
        return new InMemoryIds();
    }
}
