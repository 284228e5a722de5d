package dev.tiercel.httpedge.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** One line per refusal; a stack trace only where nobody expected the fault. */
@ApplicationScoped
class ProblemLog implements ProblemPostProcessor {

    private static final Logger LOG = Logger.getLogger(ProblemLog.class);
    private static final int AFTER_THE_TYPE_IS_KNOWN = -1;

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        int status = problem.getStatusCode();
        if (status == 503) {
            LOG.warnf("%s: 503 %s %s", context.path, problem.getType(), problem.getDetail());
        } else if (status >= 500) {
            LOG.errorf(context.cause, "%s: %d %s", context.path, status, problem.getType());
        } else {
            LOG.debugf("%s: %d %s %s", context.path, status, problem.getType(), problem.getDetail());
        }
        return problem;
    }

    @Override
    public int priority() {
        return AFTER_THE_TYPE_IS_KNOWN;
    }
}
