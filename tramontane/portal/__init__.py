"""The portal: page shell, components, public pages of plans and evidence, the desk of the plan officer."""
