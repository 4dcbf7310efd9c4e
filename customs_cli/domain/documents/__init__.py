"""Official documents as data: what each form must say, what was issued under which number, whose words it may show."""
