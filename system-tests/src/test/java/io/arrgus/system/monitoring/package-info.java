/** Whether what Prometheus and Grafana show of Arrgus is there, is right, and means what the documents say. */
@NullMarked
package io.arrgus.system.monitoring;

import org.jspecify.annotations.NullMarked;
