/** What more than one way of telling others needs: messages as JSON, signatures, and what an answer by HTTP means. */
@NullMarked
package org.leadscoring.notify.wire;

import org.jspecify.annotations.NullMarked;
