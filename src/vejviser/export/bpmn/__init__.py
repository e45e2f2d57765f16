"""BPMN 2.0: the road as a process of tasks in three lanes, with its picture."""
